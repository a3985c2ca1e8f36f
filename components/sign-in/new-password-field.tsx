"use client";

import { useQuery } from "@tanstack/react-query";
import { PasswordField } from "@/components/ui/password-field";
import { passwordWords } from "@/lib/charts/password-words";

export type NewPasswordFieldProps = {
  label?: string;
  value: string;
  onChange: (value: string) => void;
  /** What is known of its owner: what anybody would try first. */
  about: readonly string[];
  className?: string;
};

/** A password that is chosen: says while one types how good it is, by the rule that the server goes by. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const { label = "Password", value, onChange, about, className } = props;
  // The list of common words is long, and only needed here.
  const { data: rule } = useQuery({
    queryKey: ["password rule"],
    queryFn: async () => {
      const [{ passwordFault }, { guessBits }] = await Promise.all([
        import("@/lib/core/access/password-fault"),
        import("@/lib/core/access/guess-bits"),
      ]);
      return { passwordFault, guessBits };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const known = about.filter((text) => text !== "");
  const fault = rule?.passwordFault(value, known) ?? null;
  const words =
    value === "" || rule === undefined
      ? "At least 12 characters. Four words that have nothing to do with each other are good."
      : passwordWords(fault, rule.guessBits(value, known));
  return (
    <PasswordField
      label={label}
      name="new-password"
      autoComplete="new-password"
      required
      maxLength={256}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      className={className}
      hint={
        <span aria-live="polite" className="block min-h-8">
          {words}
        </span>
      }
    />
  );
}
