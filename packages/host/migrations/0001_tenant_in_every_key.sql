ALTER TABLE "tokens" DROP CONSTRAINT "tokens_tenant_id_person_id_people_tenant_id_id_fk";--> statement-breakpoint
DROP INDEX "history_by_step";--> statement-breakpoint
ALTER TABLE "history" DROP CONSTRAINT "history_pkey";--> statement-breakpoint
ALTER TABLE "history" ADD CONSTRAINT "history_tenant_id_journey_id_step_id_seq_pk" PRIMARY KEY("tenant_id","journey_id","step_id","seq");
