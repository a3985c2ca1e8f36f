CREATE TABLE `loose_calls` (
	`side` text NOT NULL,
	`gateway` integer NOT NULL,
	`provider` integer NOT NULL,
	`model` integer NOT NULL,
	`started_at` integer NOT NULL,
	`line` integer NOT NULL,
	`at` integer NOT NULL,
	`group` integer NOT NULL,
	PRIMARY KEY(`side`, `gateway`, `provider`, `model`, `started_at`, `line`)
);
