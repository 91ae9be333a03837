-- The ledger is written by the functions below and by nothing else. Two walls keep it so: row and
-- statement triggers refuse changes by anybody, and the role the application works as holds no
-- right to change it. docs/formats/entry.md specifies the bytes built here.

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ledger: % on % refused, the ledger is append-only', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_entry_rows BEFORE UPDATE OR DELETE ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE TRIGGER ledger_entry_truncate BEFORE TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE TRIGGER ledger_checkpoint_rows BEFORE UPDATE OR DELETE ON ledger_checkpoint
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE TRIGGER ledger_checkpoint_truncate BEFORE TRUNCATE ON ledger_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE TRIGGER ledger_head_delete BEFORE DELETE ON ledger_head
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE TRIGGER ledger_head_truncate BEFORE TRUNCATE ON ledger_head
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE TRIGGER ledger_payload_delete BEFORE DELETE ON ledger_payload
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE TRIGGER ledger_payload_truncate BEFORE TRUNCATE ON ledger_payload
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
-- A head moves forward only.
CREATE FUNCTION ledger_head_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.case_id <> OLD.case_id OR NEW.size <= OLD.size OR NEW.last_at < OLD.last_at THEN
    RAISE EXCEPTION 'ledger: head of % may only move forward', OLD.case_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_head_rows BEFORE UPDATE ON ledger_head
  FOR EACH ROW EXECUTE FUNCTION ledger_head_forward();
--> statement-breakpoint
-- A personal payload may go, once, with a reason; it may not change.
CREATE FUNCTION ledger_payload_erasure_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.data IS NULL OR NEW.data IS NOT NULL OR NEW.salt IS NOT NULL
     OR NEW.erased_at IS NULL OR coalesce(NEW.erased_reason, '') = ''
     OR NEW.case_id <> OLD.case_id OR NEW.index <> OLD.index THEN
    RAISE EXCEPTION 'ledger: a payload may only be erased, with a reason'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_payload_rows BEFORE UPDATE ON ledger_payload
  FOR EACH ROW EXECUTE FUNCTION ledger_payload_erasure_only();
--> statement-breakpoint
CREATE FUNCTION ledger_open(p_case text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO ledger_head (case_id, size, head, last_at)
  VALUES (p_case, 0, decode(repeat('00', 32), 'hex'), to_timestamp(0));
$$;
--> statement-breakpoint
-- Appends entries to one case in one statement: takes the head's row lock, numbers, chains and
-- hashes each entry, and moves the head. The caller passes canonical JSON fragments; keys are
-- joined here in RFC 8785 order. Time is this server's clock and never runs backwards in a case.
CREATE FUNCTION ledger_append(
  p_case text, p_kinds text[], p_vs int[], p_acts text[], p_actors text[], p_actor_ids text[],
  p_subjects text[], p_claimed text[], p_payloads text[], p_salts text[], p_data text[],
  p_software text
) RETURNS TABLE (entry_index bigint, entry_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  h ledger_head%ROWTYPE;
  t timestamptz;
  t_text text;
  entry text;
  entry_leaf bytea;
BEGIN
  SELECT * INTO h FROM ledger_head WHERE case_id = p_case FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'ledger: no ledger for %', p_case USING ERRCODE = 'no_data_found';
  END IF;
  t := greatest(date_trunc('milliseconds', clock_timestamp()), h.last_at);
  t_text := to_char(t AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
  FOR i IN 1 .. cardinality(p_kinds) LOOP
    entry := '{"act":' || p_acts[i] || ',"actor":' || p_actors[i] || ',"at":"' || t_text
      || '","case":"' || p_case || '","claimed":' || coalesce('"' || p_claimed[i] || '"', 'null')
      || ',"index":' || h.size || ',"kind":"' || p_kinds[i]
      || '","payload":' || coalesce('"' || p_payloads[i] || '"', 'null')
      || ',"prev":"' || encode(h.head, 'hex') || '","software":"' || p_software
      || '","v":' || p_vs[i] || '}';
    entry_leaf := sha256('\x00'::bytea || convert_to(entry, 'UTF8'));
    INSERT INTO ledger_entry (case_id, index, kind, v, at, actor_id, subject, body, leaf)
    VALUES (p_case, h.size, p_kinds[i], p_vs[i], t, p_actor_ids[i], p_subjects[i], entry, entry_leaf);
    IF p_data[i] IS NOT NULL THEN
      INSERT INTO ledger_payload (case_id, index, salt, data)
      VALUES (p_case, h.size, p_salts[i], p_data[i]);
    END IF;
    entry_index := h.size;
    entry_at := t;
    RETURN NEXT;
    h.head := entry_leaf;
    h.size := h.size + 1;
  END LOOP;
  UPDATE ledger_head SET size = h.size, head = h.head, last_at = t WHERE case_id = p_case;
END $$;
--> statement-breakpoint
-- Erases one personal payload. The commitment in the entry stays; the row stays as a tombstone.
CREATE FUNCTION ledger_erase(p_case text, p_index bigint, p_reason text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE ledger_payload
  SET salt = NULL, data = NULL, erased_at = clock_timestamp(), erased_reason = p_reason
  WHERE case_id = p_case AND index = p_index AND data IS NOT NULL
  RETURNING true;
$$;
--> statement-breakpoint
-- The application works as this role (lib/db sets it on connecting). Where the migrating account
-- may not create roles, the triggers above remain and the ledger room says so.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'chirograph_app') THEN
    CREATE ROLE chirograph_app NOLOGIN;
  END IF;
  EXECUTE format('GRANT chirograph_app TO %I', current_user);
  GRANT USAGE ON SCHEMA public TO chirograph_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO chirograph_app;
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO chirograph_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO chirograph_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO chirograph_app;
  REVOKE ALL ON ledger_head, ledger_entry, ledger_payload, ledger_checkpoint FROM chirograph_app;
  GRANT SELECT ON ledger_head, ledger_entry, ledger_payload TO chirograph_app;
  GRANT SELECT, INSERT ON ledger_checkpoint TO chirograph_app;
  REVOKE UPDATE, DELETE ON ledger_check, security_log, access_log FROM chirograph_app;
EXCEPTION WHEN insufficient_privilege OR duplicate_object THEN
  RAISE WARNING 'chirograph_app not set up: %', SQLERRM;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION ledger_open(text), ledger_erase(text, bigint, text),
  ledger_append(text, text[], int[], text[], text[], text[], text[], text[], text[], text[], text[], text)
  FROM PUBLIC;
--> statement-breakpoint
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'chirograph_app') THEN
    GRANT EXECUTE ON FUNCTION ledger_open(text), ledger_erase(text, bigint, text),
      ledger_append(text, text[], int[], text[], text[], text[], text[], text[], text[], text[], text[], text)
      TO chirograph_app;
  END IF;
END $$;
