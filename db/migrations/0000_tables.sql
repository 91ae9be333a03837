CREATE TABLE "access_token" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"scopes" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "access_token_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"display_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"locale" text DEFAULT 'zh' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"password_changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "password_reset" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"authenticator" text NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_file" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"party" text NOT NULL,
	"side" text NOT NULL,
	"forums" text NOT NULL,
	"text_as_of" date NOT NULL,
	"dispute_date" date,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contributor" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"name" text NOT NULL,
	"standing" text NOT NULL,
	"employer" text DEFAULT '' NOT NULL,
	"identity_check" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contributor_account" (
	"contributor_id" text NOT NULL,
	"account_id" text NOT NULL,
	"case_id" text NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL,
	CONSTRAINT "contributor_account_contributor_id_account_id_pk" PRIMARY KEY("contributor_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "contributor_role" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"contributor_id" text NOT NULL,
	"role" text NOT NULL,
	"standing" text NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"title" text NOT NULL,
	"completed_on" date,
	"published_on" date,
	"published_at" text DEFAULT '' NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dossier" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"number" integer NOT NULL,
	"job_id" text NOT NULL,
	"state" text NOT NULL,
	"size" bigint NOT NULL,
	"options" jsonb NOT NULL,
	"pdf_sha256" text,
	"pdf_bytes" bigint,
	"pages" integer,
	"bundle_sha256" text,
	"bundle_bytes" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "derivative" (
	"case_id" text NOT NULL,
	"parent_sha256" text NOT NULL,
	"kind" text NOT NULL,
	"sha256" text,
	"bytes" bigint,
	"key" text,
	"media_type" text,
	"width" integer,
	"height" integer,
	"tool" text NOT NULL,
	"failure" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "derivative_case_id_parent_sha256_kind_pk" PRIMARY KEY("case_id","parent_sha256","kind")
);
--> statement-breakpoint
CREATE TABLE "exhibit" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"number" integer NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"file_name" text DEFAULT '' NOT NULL,
	"supplier_id" text,
	"acquisition" text DEFAULT '' NOT NULL,
	"authority" text DEFAULT '' NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"licence" text DEFAULT '' NOT NULL,
	"happened_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone NOT NULL,
	"capture_class" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"media_type" text NOT NULL,
	"width" integer,
	"height" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exhibit_relation" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"relation" text NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exhibit_version" (
	"exhibit_id" text NOT NULL,
	"case_id" text NOT NULL,
	"version" integer NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"media_type" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL,
	CONSTRAINT "exhibit_version_exhibit_id_version_pk" PRIMARY KEY("exhibit_id","version")
);
--> statement-breakpoint
CREATE TABLE "intake" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"account_id" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"media_type" text NOT NULL,
	"key" text NOT NULL,
	"upload_id" text,
	"part_bytes" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"exhibit_id" text,
	"draft" jsonb
);
--> statement-breakpoint
CREATE TABLE "stored_object" (
	"case_id" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"key" text NOT NULL,
	"version_id" text,
	"retain_until" timestamp (3) with time zone,
	"stored_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stored_object_case_id_sha256_pk" PRIMARY KEY("case_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "ledger_check" (
	"case_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL,
	"size" bigint NOT NULL,
	"objects" integer NOT NULL,
	"failures" integer NOT NULL,
	"report" text NOT NULL,
	CONSTRAINT "ledger_check_case_id_started_at_pk" PRIMARY KEY("case_id","started_at")
);
--> statement-breakpoint
CREATE TABLE "ledger_checkpoint" (
	"case_id" text NOT NULL,
	"size" bigint NOT NULL,
	"root" "bytea" NOT NULL,
	"range" "bytea" NOT NULL,
	"note" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_checkpoint_case_id_size_pk" PRIMARY KEY("case_id","size")
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"case_id" text NOT NULL,
	"index" bigint NOT NULL,
	"kind" text NOT NULL,
	"v" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"subject" text,
	"body" text NOT NULL,
	"leaf" "bytea" NOT NULL,
	CONSTRAINT "ledger_entry_case_id_index_pk" PRIMARY KEY("case_id","index")
);
--> statement-breakpoint
CREATE TABLE "ledger_head" (
	"case_id" text PRIMARY KEY NOT NULL,
	"size" bigint DEFAULT 0 NOT NULL,
	"head" "bytea" NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_payload" (
	"case_id" text NOT NULL,
	"index" bigint NOT NULL,
	"salt" text,
	"data" text,
	"erased_at" timestamp (3) with time zone,
	"erased_reason" text,
	CONSTRAINT "ledger_payload_case_id_index_pk" PRIMARY KEY("case_id","index")
);
--> statement-breakpoint
CREATE TABLE "access_log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_id" text NOT NULL,
	"session_id" text,
	"case_id" text,
	"page" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"account_id" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"answer" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"v" integer DEFAULT 1 NOT NULL,
	"case_id" text,
	"input" jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"step" text DEFAULT '' NOT NULL,
	"result" jsonb,
	"failure" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"heartbeat_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"cancel_asked_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"session_id" text
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "security_log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"event" text NOT NULL,
	"actor_id" text,
	"session_id" text,
	"workspace_id" text,
	"case_id" text,
	"action" text,
	"code" text,
	"address" text,
	"detail" jsonb
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"case_id" text,
	"email" text NOT NULL,
	"access" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by" text,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitation_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"account_id" text NOT NULL,
	"access" text NOT NULL,
	"case_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributor" ADD CONSTRAINT "contributor_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributor_account" ADD CONSTRAINT "contributor_account_contributor_id_contributor_id_fk" FOREIGN KEY ("contributor_id") REFERENCES "public"."contributor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributor_role" ADD CONSTRAINT "contributor_role_contributor_id_contributor_id_fk" FOREIGN KEY ("contributor_id") REFERENCES "public"."contributor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work" ADD CONSTRAINT "work_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exhibit" ADD CONSTRAINT "exhibit_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exhibit_relation" ADD CONSTRAINT "exhibit_relation_from_id_exhibit_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."exhibit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exhibit_relation" ADD CONSTRAINT "exhibit_relation_to_id_exhibit_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."exhibit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exhibit_version" ADD CONSTRAINT "exhibit_version_exhibit_id_exhibit_id_fk" FOREIGN KEY ("exhibit_id") REFERENCES "public"."exhibit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_account_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_accepted_by_account_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_token_account" ON "access_token" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_email_key" ON "account" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_file_number" ON "case_file" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "contributor_case" ON "contributor" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contributor_account_case" ON "contributor_account" USING btree ("case_id","account_id");--> statement-breakpoint
CREATE INDEX "contributor_role_case" ON "contributor_role" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "contributor_role_of" ON "contributor_role" USING btree ("contributor_id");--> statement-breakpoint
CREATE INDEX "work_case" ON "work" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "dossier_case" ON "dossier" USING btree ("case_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "exhibit_number" ON "exhibit" USING btree ("case_id","number");--> statement-breakpoint
CREATE INDEX "exhibit_digest" ON "exhibit" USING btree ("case_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "exhibit_relation_key" ON "exhibit_relation" USING btree ("from_id","to_id","relation");--> statement-breakpoint
CREATE INDEX "intake_case" ON "intake" USING btree ("case_id","created_at");--> statement-breakpoint
CREATE INDEX "intake_expiry" ON "intake" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "ledger_entry_subject" ON "ledger_entry" USING btree ("case_id","subject","index");--> statement-breakpoint
CREATE INDEX "ledger_entry_actor" ON "ledger_entry" USING btree ("case_id","actor_id","index");--> statement-breakpoint
CREATE INDEX "access_log_case" ON "access_log" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "job_state" ON "job" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "job_case" ON "job" USING btree ("case_id","created_at");--> statement-breakpoint
CREATE INDEX "mail_created" ON "mail" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "security_log_workspace" ON "security_log" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "invitation_workspace" ON "invitation" USING btree ("workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_current" ON "membership" USING btree ("workspace_id","account_id",coalesce("case_id", '')) WHERE "membership"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "membership_account" ON "membership" USING btree ("account_id");