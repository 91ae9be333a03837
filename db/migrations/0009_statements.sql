CREATE TABLE "counsel_firm" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counsel_firm_member" (
	"firm_id" text NOT NULL,
	"account_id" text NOT NULL,
	"admitted_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "counsel_firm_member_firm_id_account_id_at_pk" PRIMARY KEY("firm_id","account_id","at")
);
--> statement-breakpoint
CREATE TABLE "agreement_answer" (
	"case_id" text NOT NULL,
	"entry" bigint NOT NULL,
	"agreement_id" text NOT NULL,
	"version" integer NOT NULL,
	"contributor_id" text NOT NULL,
	"answer" text NOT NULL,
	"reason" text NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agreement_answer_case_id_entry_pk" PRIMARY KEY("case_id","entry")
);
--> statement-breakpoint
CREATE TABLE "agreement_version" (
	"agreement_id" text NOT NULL,
	"version" integer NOT NULL,
	"case_id" text NOT NULL,
	"kind" text NOT NULL,
	"parties" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL,
	CONSTRAINT "agreement_version_agreement_id_version_pk" PRIMARY KEY("agreement_id","version")
);
--> statement-breakpoint
CREATE TABLE "declaration_version" (
	"declaration_id" text NOT NULL,
	"version" integer NOT NULL,
	"case_id" text NOT NULL,
	"template" text NOT NULL,
	"questionnaire" integer NOT NULL,
	"contributor_id" text,
	"blanks" jsonb NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL,
	CONSTRAINT "declaration_version_declaration_id_version_pk" PRIMARY KEY("declaration_id","version")
);
--> statement-breakpoint
CREATE TABLE "question" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"contributor_id" text NOT NULL,
	"record_kind" text,
	"record_id" text,
	"revision" integer,
	"text" text NOT NULL,
	"asked_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "question_answer" (
	"case_id" text NOT NULL,
	"entry" bigint NOT NULL,
	"question_id" text NOT NULL,
	"contributor_id" text NOT NULL,
	"record_kind" text,
	"record_id" text,
	"revision" integer,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "question_answer_case_id_entry_pk" PRIMARY KEY("case_id","entry")
);
--> statement-breakpoint
CREATE TABLE "translation" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"record_kind" text NOT NULL,
	"record_id" text NOT NULL,
	"revision" integer,
	"span" jsonb,
	"source_sha256" text NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"translator_id" text,
	"aid" text NOT NULL,
	"replaces" text,
	"source" text NOT NULL,
	"text" text NOT NULL,
	"translator_name" text NOT NULL,
	"competence" text NOT NULL,
	"note" text NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "counsel_entry" ADD COLUMN "kind" text DEFAULT 'note' NOT NULL;--> statement-breakpoint
ALTER TABLE "counsel_entry" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "dossier" ADD COLUMN "volume" jsonb;--> statement-breakpoint
ALTER TABLE "counsel_firm_member" ADD CONSTRAINT "counsel_firm_member_firm_id_counsel_firm_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."counsel_firm"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_answer" ADD CONSTRAINT "agreement_answer_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_version" ADD CONSTRAINT "agreement_version_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_version" ADD CONSTRAINT "declaration_version_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_answer" ADD CONSTRAINT "question_answer_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation" ADD CONSTRAINT "translation_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counsel_firm_member_account" ON "counsel_firm_member" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "agreement_answer_agreement" ON "agreement_answer" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "agreement_version_case" ON "agreement_version" USING btree ("case_id","entry");--> statement-breakpoint
CREATE INDEX "declaration_version_case" ON "declaration_version" USING btree ("case_id","entry");--> statement-breakpoint
CREATE INDEX "question_case" ON "question" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "question_answer_question" ON "question_answer" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "translation_record" ON "translation" USING btree ("case_id","record_id");--> statement-breakpoint
CREATE INDEX "counsel_entry_subject" ON "counsel_entry" USING btree ("case_id","subject");