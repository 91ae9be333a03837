-- Operations of prompts are written by prompt_append and by nothing else, like the ledger
-- (0001_append_only). docs/formats/prompt.md specifies the bytes built here.

CREATE TRIGGER prompt_operation_rows BEFORE UPDATE OR DELETE ON prompt_operation
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE TRIGGER prompt_operation_truncate BEFORE TRUNCATE ON prompt_operation
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE TRIGGER prompt_revision_rows BEFORE UPDATE OR DELETE ON prompt_revision
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE TRIGGER prompt_revision_truncate BEFORE TRUNCATE ON prompt_revision
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE TRIGGER prompt_head_delete BEFORE DELETE ON prompt_head
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE TRIGGER prompt_head_truncate BEFORE TRUNCATE ON prompt_head
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
-- A prompt's head moves forward only, and so does the part of it that the case's ledger covers.
CREATE FUNCTION prompt_head_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.prompt_id <> OLD.prompt_id OR NEW.size < OLD.size OR NEW.last_at < OLD.last_at
     OR NEW.entered < OLD.entered OR NEW.entered > NEW.size
     OR (NEW.size = OLD.size AND NEW.hash <> OLD.hash) THEN
    RAISE EXCEPTION 'prompt: head of % may only move forward', OLD.prompt_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER prompt_head_rows BEFORE UPDATE ON prompt_head
  FOR EACH ROW EXECUTE FUNCTION prompt_head_forward();
--> statement-breakpoint
-- An enrolled key stays as it was enrolled; it may be revoked, once.
CREATE FUNCTION device_key_revocation_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL OR NEW.revoked_at IS NULL
     OR (to_jsonb(NEW) - 'revoked_at') <> (to_jsonb(OLD) - 'revoked_at') THEN
    RAISE EXCEPTION 'a device key may only be revoked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER device_key_rows BEFORE UPDATE ON device_key
  FOR EACH ROW EXECUTE FUNCTION device_key_revocation_only();
--> statement-breakpoint
CREATE TRIGGER device_key_delete BEFORE DELETE ON device_key
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE FUNCTION prompt_open(p_prompt text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO prompt_head (prompt_id, size, hash, last_at, entered)
  VALUES (p_prompt, 0, decode(repeat('00', 32), 'hex'), to_timestamp(0), 0);
$$;
--> statement-breakpoint
-- Takes the head's row lock until the transaction ends, so that what was checked against the head
-- is still true when the operations join it.
CREATE FUNCTION prompt_lock(p_prompt text)
RETURNS TABLE (head_size bigint, head_hash bytea, head_entered bigint)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT size, hash, entered FROM prompt_head WHERE prompt_id = p_prompt FOR UPDATE;
$$;
--> statement-breakpoint
-- The same with the time of record that operations of this transaction will bear: by this server's
-- clock alone, one for all of them. The application can then build and check a row of operations,
-- append them with one statement, and compare the hashes made here with its own.
CREATE FUNCTION prompt_enter(p_prompt text)
RETURNS TABLE (head_size bigint, head_hash bytea, head_at text)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT size, hash, to_char(greatest(date_trunc('milliseconds', transaction_timestamp()), last_at)
    AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  FROM prompt_head WHERE prompt_id = p_prompt FOR UPDATE;
$$;
--> statement-breakpoint
-- Appends operations to one prompt in one statement: takes the head's lock, refuses when the chain
-- is not as long as the caller believes, builds each server part with this server's clock, chains,
-- and moves the head. p_notes holds canonical JSON; keys are joined here in RFC 8785 order.
CREATE FUNCTION prompt_append(
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
-- Notes that an entry of the case's ledger covers the chain up to a size.
CREATE FUNCTION prompt_entered(p_prompt text, p_size bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE prompt_head SET entered = p_size WHERE prompt_id = p_prompt AND entered < p_size;
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION prompt_open(text), prompt_lock(text), prompt_enter(text), prompt_entered(text, bigint),
  prompt_append(text, bigint, text[], bigint[], bigint[], text[], bytea[], text[], text[], text[], text[])
  FROM PUBLIC;
--> statement-breakpoint
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'chirograph_app') THEN
    REVOKE ALL ON prompt_head, prompt_operation FROM chirograph_app;
    GRANT SELECT ON prompt_head, prompt_operation TO chirograph_app;
    REVOKE UPDATE, DELETE ON prompt_revision FROM chirograph_app;
    REVOKE DELETE ON device_key FROM chirograph_app;
    GRANT EXECUTE ON FUNCTION prompt_open(text), prompt_lock(text), prompt_enter(text), prompt_entered(text, bigint),
      prompt_append(text, bigint, text[], bigint[], bigint[], text[], bytea[], text[], text[], text[], text[])
      TO chirograph_app;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'rights of chirograph_app on prompts not set: %', SQLERRM;
END $$;
