CREATE TABLE "device_key" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"key" text NOT NULL,
	"session_id" text,
	"authenticator" text NOT NULL,
	"address" text NOT NULL,
	"user_agent" text NOT NULL,
	"enrolled_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "prompt" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prompt_head" (
	"prompt_id" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"entered" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prompt_operation" (
	"prompt_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"kind" text NOT NULL,
	"writer" bigint,
	"n" bigint,
	"claim" text NOT NULL,
	"sig" "bytea",
	"server" text NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "prompt_operation_prompt_id_seq_pk" PRIMARY KEY("prompt_id","seq")
);
--> statement-breakpoint
CREATE TABLE "prompt_revision" (
	"prompt_id" text NOT NULL,
	"case_id" text NOT NULL,
	"revision" integer NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"document" text NOT NULL,
	"sha256" text NOT NULL,
	"account_id" text NOT NULL,
	"purpose" text NOT NULL,
	"tool" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry" bigint NOT NULL,
	CONSTRAINT "prompt_revision_prompt_id_revision_pk" PRIMARY KEY("prompt_id","revision")
);
--> statement-breakpoint
CREATE TABLE "prompt_scratch" (
	"prompt_id" text NOT NULL,
	"account_id" text NOT NULL,
	"text" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prompt_scratch_prompt_id_account_id_pk" PRIMARY KEY("prompt_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "prompt_snapshot" (
	"prompt_id" text NOT NULL,
	"size" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"state" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prompt_snapshot_prompt_id_size_pk" PRIMARY KEY("prompt_id","size")
);
--> statement-breakpoint
ALTER TABLE "device_key" ADD CONSTRAINT "device_key_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt" ADD CONSTRAINT "prompt_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_head" ADD CONSTRAINT "prompt_head_prompt_id_prompt_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_operation" ADD CONSTRAINT "prompt_operation_prompt_id_prompt_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_revision" ADD CONSTRAINT "prompt_revision_prompt_id_prompt_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_scratch" ADD CONSTRAINT "prompt_scratch_prompt_id_prompt_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_scratch" ADD CONSTRAINT "prompt_scratch_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_snapshot" ADD CONSTRAINT "prompt_snapshot_prompt_id_prompt_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."prompt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "device_key_key" ON "device_key" USING btree ("key");--> statement-breakpoint
CREATE INDEX "device_key_account" ON "device_key" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "prompt_number" ON "prompt" USING btree ("case_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "prompt_operation_claim" ON "prompt_operation" USING btree ("prompt_id","writer","n");--> statement-breakpoint
CREATE INDEX "prompt_revision_case" ON "prompt_revision" USING btree ("case_id","at");