CREATE TABLE "capture_gap" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"source_id" text NOT NULL,
	"run_id" text,
	"cause" text NOT NULL,
	"count" integer NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"to" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "capture_seen" (
	"source_id" text NOT NULL,
	"key" text NOT NULL,
	"run_id" text,
	"exhibit_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "capture_seen_source_id_key_pk" PRIMARY KEY("source_id","key")
);
--> statement-breakpoint
CREATE TABLE "capture_source" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"tool" text NOT NULL,
	"generator_id" text,
	"on_failure" text NOT NULL,
	"label" text NOT NULL,
	"place" text NOT NULL,
	"software" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"open_entry" bigint NOT NULL,
	"close_entry" bigint,
	"secret" "bytea"
);
--> statement-breakpoint
CREATE TABLE "import_batch" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"account_id" text NOT NULL,
	"label" text NOT NULL,
	"state" text NOT NULL,
	"files" integer NOT NULL,
	"archive_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"entry" bigint
);
--> statement-breakpoint
CREATE TABLE "import_item" (
	"import_id" text NOT NULL,
	"case_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text,
	"state" text NOT NULL,
	"failure" text,
	"exhibit_id" text,
	CONSTRAINT "import_item_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"kind" text NOT NULL,
	"exhibit_id" text NOT NULL,
	"reading_id" text NOT NULL,
	"statement" integer NOT NULL,
	"to_id" text,
	"state" text NOT NULL,
	"run_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text
);
--> statement-breakpoint
CREATE TABLE "generator" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"holder_id" text,
	"starts_on" text,
	"ends_on" text,
	"proofs" jsonb NOT NULL,
	"terms_id" text,
	"service" text NOT NULL,
	"account" text NOT NULL,
	"plan" text NOT NULL,
	"note" text NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "modification" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"kind" text NOT NULL,
	"capture_class" text NOT NULL,
	"rule" text NOT NULL,
	"happened_at" timestamp (3) with time zone,
	"editor_id" text,
	"before" jsonb NOT NULL,
	"after_id" text NOT NULL,
	"mask_id" text,
	"project_id" text,
	"regions" jsonb NOT NULL,
	"aspects" jsonb NOT NULL,
	"said" text NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"series" text NOT NULL,
	"number" integer NOT NULL,
	"capture" text NOT NULL,
	"source_id" text,
	"capture_class" text NOT NULL,
	"rule" text NOT NULL,
	"requested_at" timestamp (3) with time zone,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone,
	"outcome" text,
	"generator_id" text,
	"operator_id" text,
	"instructor_id" text,
	"prompt_id" text,
	"revision" integer,
	"read_from_exhibit" text,
	"read_from_reading" text,
	"read_from_statement" integer,
	"recreates_run" text,
	"recreates_exhibit" text,
	"sight" text,
	"tool" text NOT NULL,
	"request" text NOT NULL,
	"end" text,
	"purpose" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"outputs" integer DEFAULT 0 NOT NULL,
	"account_id" text NOT NULL,
	"request_entry" bigint NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_file" (
	"run_id" text NOT NULL,
	"case_id" text NOT NULL,
	"part" text NOT NULL,
	"position" integer NOT NULL,
	"role" text NOT NULL,
	"exhibit_id" text NOT NULL,
	"entry" bigint NOT NULL,
	CONSTRAINT "run_file_run_id_part_entry_position_pk" PRIMARY KEY("run_id","part","entry","position")
);
--> statement-breakpoint
CREATE TABLE "selection" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"capture_class" text NOT NULL,
	"rule" text NOT NULL,
	"happened_at" timestamp (3) with time zone,
	"chooser_id" text,
	"lookers" jsonb NOT NULL,
	"reason" text NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "selection_candidate" (
	"selection_id" text NOT NULL,
	"case_id" text NOT NULL,
	"position" integer NOT NULL,
	"exhibit_id" text NOT NULL,
	"run_id" text,
	"verdict" text NOT NULL,
	"aspects" jsonb NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "selection_candidate_selection_id_position_pk" PRIMARY KEY("selection_id","position")
);
--> statement-breakpoint
CREATE TABLE "work_event" (
	"case_id" text NOT NULL,
	"entry" bigint NOT NULL,
	"work_id" text NOT NULL,
	"kind" text NOT NULL,
	"exhibit_id" text,
	"capture_id" text,
	"happened_at" timestamp (3) with time zone,
	"by_id" text,
	"prompt_shown" boolean,
	"place" text NOT NULL,
	"audience" text NOT NULL,
	"note" text NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "work_event_case_id_entry_pk" PRIMARY KEY("case_id","entry")
);
--> statement-breakpoint
ALTER TABLE "import_item" ADD CONSTRAINT "import_item_import_id_import_batch_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generator" ADD CONSTRAINT "generator_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "modification" ADD CONSTRAINT "modification_after_id_exhibit_id_fk" FOREIGN KEY ("after_id") REFERENCES "public"."exhibit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_file" ADD CONSTRAINT "run_file_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_file" ADD CONSTRAINT "run_file_exhibit_id_exhibit_id_fk" FOREIGN KEY ("exhibit_id") REFERENCES "public"."exhibit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selection_candidate" ADD CONSTRAINT "selection_candidate_selection_id_selection_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selection_candidate" ADD CONSTRAINT "selection_candidate_exhibit_id_exhibit_id_fk" FOREIGN KEY ("exhibit_id") REFERENCES "public"."exhibit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "capture_gap_case" ON "capture_gap" USING btree ("case_id","entry");--> statement-breakpoint
CREATE INDEX "capture_source_case" ON "capture_source" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "import_batch_case" ON "import_batch" USING btree ("case_id","created_at");--> statement-breakpoint
CREATE INDEX "import_item_state" ON "import_item" USING btree ("import_id","state");--> statement-breakpoint
CREATE INDEX "import_item_exhibit" ON "import_item" USING btree ("case_id","exhibit_id");--> statement-breakpoint
CREATE INDEX "proposal_case" ON "proposal" USING btree ("case_id","state","id");--> statement-breakpoint
CREATE INDEX "generator_case" ON "generator" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "modification_case" ON "modification" USING btree ("case_id","entry");--> statement-breakpoint
CREATE INDEX "modification_after" ON "modification" USING btree ("case_id","after_id");--> statement-breakpoint
CREATE UNIQUE INDEX "run_number" ON "run" USING btree ("case_id","series","number");--> statement-breakpoint
CREATE INDEX "run_prompt" ON "run" USING btree ("prompt_id","revision");--> statement-breakpoint
CREATE INDEX "run_file_exhibit" ON "run_file" USING btree ("case_id","exhibit_id");--> statement-breakpoint
CREATE INDEX "selection_case" ON "selection" USING btree ("case_id","entry");--> statement-breakpoint
CREATE INDEX "selection_candidate_exhibit" ON "selection_candidate" USING btree ("case_id","exhibit_id");