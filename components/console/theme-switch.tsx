"use client";

import { Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoices } from "@/components/ui/menu";

const CHOICES = [
  { value: "system", text: "System" },
  { value: "light", text: "Light" },
  { value: "dark", text: "Dark" },
] as const;

export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const chosen = CHOICES.find(({ value }) => value === theme)?.value ?? "system";
  return (
    <Menu
      trigger={
        <Button look="plain" size="icon" aria-label="Theme">
          <Sun size={16} aria-hidden className="dark:hidden" />
          <Moon size={16} aria-hidden className="hidden dark:block" />
        </Button>
      }
    >
      <MenuChoices label="Theme" value={chosen} choices={CHOICES} onChoose={setTheme} />
    </Menu>
  );
}
