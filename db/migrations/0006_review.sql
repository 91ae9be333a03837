CREATE TABLE "act_answer" (
	"case_id" text NOT NULL,
	"entry" bigint NOT NULL,
	"act_entry" bigint NOT NULL,
	"contributor_id" text NOT NULL,
	"meaning" text NOT NULL,
	"reason" text NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "act_answer_case_id_entry_pk" PRIMARY KEY("case_id","entry")
);
--> statement-breakpoint
CREATE TABLE "element_link" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"element" text NOT NULL,
	"bearing" text NOT NULL,
	"record_kind" text NOT NULL,
	"record_id" text NOT NULL,
	"revision" integer,
	"aspects" jsonb NOT NULL,
	"region" jsonb,
	"span" jsonb,
	"note" text NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_entry" bigint,
	"withdrawn_reason" text
);
--> statement-breakpoint
CREATE TABLE "legal_hold" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"people" jsonb NOT NULL,
	"notice_id" text,
	"scope" text NOT NULL,
	"reason" text NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL,
	"released_at" timestamp (3) with time zone,
	"release_entry" bigint,
	"release_reason" text
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"kind" text NOT NULL,
	"direction" text NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"exhibit_id" text,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"note" text NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "element_link" ADD CONSTRAINT "element_link_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "act_answer_act" ON "act_answer" USING btree ("case_id","act_entry");--> statement-breakpoint
CREATE INDEX "element_link_case" ON "element_link" USING btree ("case_id","element");--> statement-breakpoint
CREATE INDEX "element_link_record" ON "element_link" USING btree ("case_id","record_id");--> statement-breakpoint
CREATE INDEX "legal_hold_case" ON "legal_hold" USING btree ("case_id","entry");--> statement-breakpoint
CREATE INDEX "notice_case" ON "notice" USING btree ("case_id","entry");