import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export const buttonLook = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-m font-medium select-none disabled:opacity-45 [&_svg]:shrink-0",
  {
    variants: {
      look: {
        solid: "bg-inverse text-inverse-ink hover:opacity-90",
        outline:
          "border border-hairline bg-surface text-ink-2 hover:bg-sunken hover:text-ink data-[popup-open]:bg-sunken data-[popup-open]:text-ink",
        plain:
          "text-ink-2 hover:bg-sunken hover:text-ink data-[popup-open]:bg-sunken data-[popup-open]:text-ink",
      },
      size: {
        s: "h-6 px-1.5 text-12",
        m: "h-7 px-2 text-13",
        icon: "size-7",
        iconS: "size-6",
      },
    },
    defaultVariants: { look: "outline", size: "m" },
  },
);

export type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonLook>;

export function Button({ look, size, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={cn(buttonLook({ look, size }), className)} {...rest} />;
}
