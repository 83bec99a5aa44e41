CREATE TABLE "changes" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"body_hash" text NOT NULL,
	"receipt" json,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "changes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"tenant_id" text NOT NULL,
	"id" bigint NOT NULL,
	"partner_id" text,
	"person_id" text,
	"program_only" boolean NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text,
	"revision" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"partner_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"text" text NOT NULL,
	"kind" text,
	"about" jsonb,
	"context" jsonb,
	"status" text NOT NULL,
	"reply" jsonb,
	"changed" text,
	"unread" boolean NOT NULL,
	"earlier_votes" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "feedback_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "feedback_votes" (
	"tenant_id" text NOT NULL,
	"feedback_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "feedback_votes_tenant_id_feedback_id_person_id_pk" PRIMARY KEY("tenant_id","feedback_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "history" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"journey_id" text NOT NULL,
	"step_id" text NOT NULL,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journeys" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"partner_id" text NOT NULL,
	"place" integer NOT NULL,
	"revision" text NOT NULL,
	"shared_revision" text NOT NULL,
	"head" jsonb NOT NULL,
	CONSTRAINT "journeys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "library_items" (
	"tenant_id" text NOT NULL,
	"person_id" text NOT NULL,
	"resource_id" text NOT NULL,
	"favorite" boolean,
	"seen_at" timestamp (3) with time zone,
	"progress" double precision,
	"completed_at" timestamp (3) with time zone,
	"score" double precision,
	"rating" double precision,
	CONSTRAINT "library_items_tenant_id_person_id_resource_id_pk" PRIMARY KEY("tenant_id","person_id","resource_id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"tenant_id" text NOT NULL,
	"person_id" text NOT NULL,
	"partner_id" text NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "memberships_tenant_id_person_id_partner_id_pk" PRIMARY KEY("tenant_id","person_id","partner_id")
);
--> statement-breakpoint
CREATE TABLE "partners" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "partners_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"access" text NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "people_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "resource_facets" (
	"tenant_id" text NOT NULL,
	"resource_id" text NOT NULL,
	"name" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "resource_facets_tenant_id_name_value_resource_id_pk" PRIMARY KEY("tenant_id","name","value","resource_id")
);
--> statement-breakpoint
CREATE TABLE "resource_requests" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"partner_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "resource_requests_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"words" text NOT NULL,
	"fresh_at" timestamp (3) with time zone NOT NULL,
	"body" jsonb NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('simple', "resources"."title"), 'A') || setweight(to_tsvector('english', "resources"."title"), 'A') || setweight(to_tsvector('simple', "resources"."words"), 'B') || setweight(to_tsvector('english', "resources"."words"), 'B')) STORED,
	CONSTRAINT "resources_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"survey_id" text NOT NULL,
	"partner_id" text NOT NULL,
	"person_id" text,
	"answers" jsonb NOT NULL,
	"context" jsonb,
	"done" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "responses_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "stages" (
	"tenant_id" text NOT NULL,
	"journey_id" text NOT NULL,
	"id" text NOT NULL,
	"place" integer NOT NULL,
	"position" text NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "stages_tenant_id_journey_id_id_pk" PRIMARY KEY("tenant_id","journey_id","id")
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"tenant_id" text NOT NULL,
	"journey_id" text NOT NULL,
	"id" text NOT NULL,
	"stage_id" text NOT NULL,
	"place" integer NOT NULL,
	"visibility" text NOT NULL,
	"status" text NOT NULL,
	"training_resource_id" text,
	"body" jsonb NOT NULL,
	CONSTRAINT "steps_tenant_id_journey_id_id_pk" PRIMARY KEY("tenant_id","journey_id","id")
);
--> statement-breakpoint
CREATE TABLE "survey_states" (
	"tenant_id" text NOT NULL,
	"survey_id" text NOT NULL,
	"person_id" text NOT NULL,
	"state" text NOT NULL,
	"not_before" timestamp (3) with time zone,
	CONSTRAINT "survey_states_tenant_id_person_id_survey_id_pk" PRIMARY KEY("tenant_id","person_id","survey_id")
);
--> statement-breakpoint
CREATE TABLE "surveys" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"place" integer NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "surveys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"locale" text NOT NULL,
	"last_event_id" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"person_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "updates" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "updates_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "updates_seen" (
	"tenant_id" text NOT NULL,
	"update_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "updates_seen_tenant_id_person_id_update_id_pk" PRIMARY KEY("tenant_id","person_id","update_id")
);
--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_votes" ADD CONSTRAINT "feedback_votes_tenant_id_feedback_id_feedback_tenant_id_id_fk" FOREIGN KEY ("tenant_id","feedback_id") REFERENCES "public"."feedback"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history" ADD CONSTRAINT "history_tenant_id_journey_id_step_id_steps_tenant_id_journey_id_id_fk" FOREIGN KEY ("tenant_id","journey_id","step_id") REFERENCES "public"."steps"("tenant_id","journey_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journeys" ADD CONSTRAINT "journeys_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_items" ADD CONSTRAINT "library_items_tenant_id_resource_id_resources_tenant_id_id_fk" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_items" ADD CONSTRAINT "library_items_tenant_id_person_id_people_tenant_id_id_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."people"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_person_id_people_tenant_id_id_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."people"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partners" ADD CONSTRAINT "partners_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_facets" ADD CONSTRAINT "resource_facets_tenant_id_resource_id_resources_tenant_id_id_fk" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_tenant_id_survey_id_surveys_tenant_id_id_fk" FOREIGN KEY ("tenant_id","survey_id") REFERENCES "public"."surveys"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_tenant_id_journey_id_journeys_tenant_id_id_fk" FOREIGN KEY ("tenant_id","journey_id") REFERENCES "public"."journeys"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_tenant_id_journey_id_stage_id_stages_tenant_id_journey_id_id_fk" FOREIGN KEY ("tenant_id","journey_id","stage_id") REFERENCES "public"."stages"("tenant_id","journey_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_states" ADD CONSTRAINT "survey_states_tenant_id_survey_id_surveys_tenant_id_id_fk" FOREIGN KEY ("tenant_id","survey_id") REFERENCES "public"."surveys"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_tenant_id_person_id_people_tenant_id_id_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."people"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates_seen" ADD CONSTRAINT "updates_seen_tenant_id_update_id_updates_tenant_id_id_fk" FOREIGN KEY ("tenant_id","update_id") REFERENCES "public"."updates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feedback_by_partner" ON "feedback" USING btree ("tenant_id","partner_id","at","id");--> statement-breakpoint
CREATE INDEX "history_by_step" ON "history" USING btree ("tenant_id","journey_id","step_id","seq");--> statement-breakpoint
CREATE INDEX "journeys_by_partner" ON "journeys" USING btree ("tenant_id","partner_id","place");--> statement-breakpoint
CREATE INDEX "resource_facets_by_resource" ON "resource_facets" USING btree ("tenant_id","resource_id");--> statement-breakpoint
CREATE INDEX "resources_by_words" ON "resources" USING gin ("search");--> statement-breakpoint
CREATE INDEX "updates_by_time" ON "updates" USING btree ("tenant_id","at","id");