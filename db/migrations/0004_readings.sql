CREATE TABLE "finding" (
	"reading_id" text NOT NULL,
	"number" integer NOT NULL,
	"case_id" text NOT NULL,
	"exhibit_id" text NOT NULL,
	"code" text NOT NULL,
	"about" text NOT NULL,
	"facts" text NOT NULL,
	CONSTRAINT "finding_reading_id_number_pk" PRIMARY KEY("reading_id","number")
);
--> statement-breakpoint
CREATE TABLE "reading" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"exhibit_id" text NOT NULL,
	"object_sha256" text NOT NULL,
	"readers" integer NOT NULL,
	"sha256" text,
	"body" text,
	"records" integer NOT NULL,
	"statements" integer NOT NULL,
	"findings" integer NOT NULL,
	"tool" text,
	"failure" text,
	"at" timestamp (3) with time zone NOT NULL,
	"entry" bigint
);
--> statement-breakpoint
ALTER TABLE "finding" ADD CONSTRAINT "finding_reading_id_reading_id_fk" FOREIGN KEY ("reading_id") REFERENCES "public"."reading"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading" ADD CONSTRAINT "reading_exhibit_id_exhibit_id_fk" FOREIGN KEY ("exhibit_id") REFERENCES "public"."exhibit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "finding_case" ON "finding" USING btree ("case_id","code");--> statement-breakpoint
CREATE INDEX "reading_exhibit" ON "reading" USING btree ("case_id","exhibit_id","at");