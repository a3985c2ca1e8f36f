"use client";

import { Eye, EyeOff } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Button } from "./button";
import { Field, type FieldProps } from "./field";

/** Can be shown, can be pasted, and says when Caps Lock is on. */
export function PasswordField({ hint, ...field }: Omit<FieldProps, "type" | "action">) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState?.("CapsLock") ?? false);
  return (
    <Field
      {...field}
      type={shown ? "text" : "password"}
      spellCheck={false}
      autoCapitalize="off"
      onKeyDown={look}
      onKeyUp={look}
      onBlur={() => setCapsLock(false)}
      hint={
        <>
          {capsLock ? <span className="font-medium text-warn">Caps Lock is on. </span> : null}
          {hint}
        </>
      }
      action={
        <Button
          look="plain"
          size="iconS"
          aria-label={shown ? "Hide the password" : "Show the password"}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
        </Button>
      }
    />
  );
}
