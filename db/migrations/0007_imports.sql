CREATE TABLE "digest_mention" (
	"case_id" text NOT NULL,
	"sha256" text NOT NULL,
	"exhibit_id" text NOT NULL,
	"reading_id" text NOT NULL,
	"statement" integer NOT NULL,
	CONSTRAINT "digest_mention_case_id_sha256_exhibit_id_pk" PRIMARY KEY("case_id","sha256","exhibit_id")
);
--> statement-breakpoint
ALTER TABLE "import_batch" ADD COLUMN "failure" text;--> statement-breakpoint
CREATE INDEX "proposal_exhibit" ON "proposal" USING btree ("case_id","exhibit_id");