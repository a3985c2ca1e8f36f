CREATE TABLE `gateways` (
	`id` text PRIMARY KEY NOT NULL,
	`region` text,
	`runtime` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`id` integer PRIMARY KEY NOT NULL,
	`gateway` text NOT NULL,
	`kind` text NOT NULL,
	`path` text NOT NULL,
	`added_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`gateway`) REFERENCES `gateways`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_path` ON `sources` (`gateway`,`path`);