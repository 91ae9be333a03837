ALTER TABLE "exhibit" ADD COLUMN "issuer" text;--> statement-breakpoint
ALTER TABLE "exhibit" ADD COLUMN "issued_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "exhibit" ADD COLUMN "verification" text DEFAULT '' NOT NULL;