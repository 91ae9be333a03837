-- The time of record of operations becomes that of their transaction, still by this server's clock
-- alone: operations of one transaction have one time, which the application knows once it holds the
-- head's lock. It can then build and check a row of operations and append them with one statement,
-- and compares the hashes that this function makes with its own.
--> statement-breakpoint
CREATE FUNCTION prompt_enter(p_prompt text)
RETURNS TABLE (head_size bigint, head_hash bytea, head_at text)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT size, hash, to_char(greatest(date_trunc('milliseconds', transaction_timestamp()), last_at)
    AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  FROM prompt_head WHERE prompt_id = p_prompt FOR UPDATE;
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION prompt_append(
  p_prompt text, p_expected bigint, p_kinds text[], p_writers bigint[], p_ns bigint[],
  p_claims text[], p_sigs bytea[], p_accounts text[], p_sessions text[], p_access text[],
  p_notes text[]
) RETURNS TABLE (operation_seq bigint, operation_at text, operation_server text, operation_hash bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  h prompt_head%ROWTYPE;
  t timestamptz;
  t_text text;
  part text;
BEGIN
  SELECT * INTO h FROM prompt_head WHERE prompt_id = p_prompt FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'prompt: no chain for %', p_prompt USING ERRCODE = 'no_data_found';
  END IF;
  IF h.size <> p_expected THEN
    RETURN;
  END IF;
  t := greatest(date_trunc('milliseconds', transaction_timestamp()), h.last_at);
  t_text := to_char(t AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
  FOR i IN 1 .. cardinality(p_kinds) LOOP
    part := '{"access":' || coalesce('"' || p_access[i] || '"', 'null')
      || ',"account":"' || p_accounts[i] || '","at":"' || t_text
      || '","kind":"' || p_kinds[i] || '","note":' || p_notes[i]
      || ',"prompt":"' || p_prompt || '","seq":' || h.size
      || ',"session":' || coalesce('"' || p_sessions[i] || '"', 'null') || ',"v":1}';
    h.hash := sha256(h.hash || sha256(convert_to(p_claims[i], 'UTF8'))
      || coalesce(p_sigs[i], decode(repeat('00', 64), 'hex'))
      || sha256(convert_to(part, 'UTF8')));
    INSERT INTO prompt_operation (prompt_id, seq, kind, writer, n, claim, sig, server, hash)
    VALUES (p_prompt, h.size, p_kinds[i], p_writers[i], p_ns[i], p_claims[i], p_sigs[i], part, h.hash);
    operation_seq := h.size;
    operation_at := t_text;
    operation_server := part;
    operation_hash := h.hash;
    RETURN NEXT;
    h.size := h.size + 1;
  END LOOP;
  UPDATE prompt_head SET size = h.size, hash = h.hash, last_at = t WHERE prompt_id = p_prompt;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION prompt_enter(text) FROM PUBLIC;
--> statement-breakpoint
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'chirograph_app') THEN
    GRANT EXECUTE ON FUNCTION prompt_enter(text) TO chirograph_app;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'rights of chirograph_app on prompts not set: %', SQLERRM;
END $$;
