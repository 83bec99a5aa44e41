CREATE TABLE "upload_parts" (
	"tenant_id" text NOT NULL,
	"upload_id" text NOT NULL,
	"offset" bigint NOT NULL,
	"body" "bytea" NOT NULL,
	CONSTRAINT "upload_parts_tenant_id_upload_id_offset_pk" PRIMARY KEY("tenant_id","upload_id","offset")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"partner_id" text NOT NULL,
	"person_id" text NOT NULL,
	"journey_id" text NOT NULL,
	"step_id" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"claimed_until" timestamp (3) with time zone,
	"handed_in_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "uploads_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "upload_parts" ADD CONSTRAINT "upload_parts_tenant_id_upload_id_uploads_tenant_id_id_fk" FOREIGN KEY ("tenant_id","upload_id") REFERENCES "public"."uploads"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "uploads_by_step" ON "uploads" USING btree ("tenant_id","journey_id","step_id");--> statement-breakpoint
CREATE INDEX "uploads_to_scan" ON "uploads" USING btree ("tenant_id","id") WHERE "uploads"."state" = 'scanning';