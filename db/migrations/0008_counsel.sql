CREATE TABLE "counsel_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"account_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"record_kind" text,
	"record_id" text,
	"shared_with" jsonb NOT NULL,
	"sealed" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "counsel_entry_seq" ON "counsel_entry" USING btree ("case_id","account_id","seq");--> statement-breakpoint
CREATE INDEX "counsel_entry_record" ON "counsel_entry" USING btree ("case_id","record_id");--> statement-breakpoint
CREATE TRIGGER counsel_entry_rows BEFORE UPDATE OR DELETE ON counsel_entry
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
--> statement-breakpoint
CREATE TRIGGER counsel_entry_truncate BEFORE TRUNCATE ON counsel_entry
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
