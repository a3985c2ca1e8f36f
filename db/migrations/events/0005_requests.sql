CREATE TABLE `request_kinds` (
	`id` integer PRIMARY KEY NOT NULL,
	`gateway` integer NOT NULL,
	`region` integer NOT NULL,
	`runtime` integer NOT NULL,
	`requested_provider` integer NOT NULL,
	`requested_model` integer NOT NULL,
	`served_provider` integer NOT NULL,
	`served_model` integer NOT NULL,
	`reason` integer NOT NULL,
	`flags` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `request_kinds_values` ON `request_kinds` (`gateway`,`region`,`runtime`,`requested_provider`,`requested_model`,`served_provider`,`served_model`,`reason`,`flags`);--> statement-breakpoint
CREATE TABLE `request_sums` (
	`level` integer NOT NULL,
	`bucket` integer NOT NULL,
	`sums` blob NOT NULL,
	PRIMARY KEY(`level`, `bucket`)
);
