CREATE TABLE `activity` (
	`gateway` integer NOT NULL,
	`region` integer NOT NULL,
	`runtime` integer NOT NULL,
	`bucket` integer NOT NULL,
	`lines` integer NOT NULL,
	`every_call_marks` integer NOT NULL,
	PRIMARY KEY(`gateway`, `region`, `runtime`, `bucket`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `checkpoints` (
	`gateway` integer NOT NULL,
	`kind` text NOT NULL,
	`path` text NOT NULL,
	`head_bytes` integer NOT NULL,
	`head_hash` text NOT NULL,
	`offset` integer NOT NULL,
	`tail_bytes` integer NOT NULL,
	`tail_hash` text NOT NULL,
	`lines` integer NOT NULL,
	`release_oldest` text,
	`release_newest` text,
	PRIMARY KEY(`gateway`, `kind`, `path`)
);
--> statement-breakpoint
CREATE TABLE `days` (
	`day` integer PRIMARY KEY NOT NULL,
	`dropped` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `density_10m` (
	`id` integer PRIMARY KEY NOT NULL,
	`attempts` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `density_1h` (
	`id` integer PRIMARY KEY NOT NULL,
	`attempts` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `key_labels` (
	`key` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `names` (
	`id` integer PRIMARY KEY NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `names_text_unique` ON `names` (`text`);--> statement-breakpoint
CREATE TABLE `rejected_samples` (
	`gateway` integer NOT NULL,
	`verdict` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`line` integer NOT NULL,
	`source` integer NOT NULL,
	`offset` integer NOT NULL,
	`sample` text NOT NULL,
	PRIMARY KEY(`gateway`, `verdict`, `reason`, `at`, `line`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rollup_10m` (
	`id` integer PRIMARY KEY NOT NULL,
	`sums` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rollup_1d` (
	`id` integer PRIMARY KEY NOT NULL,
	`sums` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rollup_1h` (
	`id` integer PRIMARY KEY NOT NULL,
	`sums` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rollup_6h` (
	`id` integer PRIMARY KEY NOT NULL,
	`sums` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `slices` (
	`id` integer PRIMARY KEY NOT NULL,
	`cube` integer NOT NULL,
	`gateway` integer NOT NULL,
	`region` integer NOT NULL,
	`runtime` integer NOT NULL,
	`provider` integer NOT NULL,
	`model` integer NOT NULL,
	`key` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `slices_values` ON `slices` (`cube`,`gateway`,`region`,`runtime`,`provider`,`model`,`key`);--> statement-breakpoint
CREATE TABLE `sources` (
	`id` integer PRIMARY KEY NOT NULL,
	`gateway` integer NOT NULL,
	`region` integer NOT NULL,
	`runtime` integer NOT NULL,
	`kind` text NOT NULL,
	`path` text NOT NULL,
	`bytes` integer DEFAULT 0 NOT NULL,
	`lines` integer DEFAULT 0 NOT NULL,
	`irrelevant` integer DEFAULT 0 NOT NULL,
	`records` integer DEFAULT 0 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`unrecognised` integer DEFAULT 0 NOT NULL,
	`malformed` integer DEFAULT 0 NOT NULL,
	`expired` integer DEFAULT 0 NOT NULL,
	`last_event_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_identity` ON `sources` (`gateway`,`kind`,`path`,`region`,`runtime`);