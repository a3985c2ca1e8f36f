import type { z } from "zod";
import {
  Account,
  BackupCodes,
  EndSessions,
  PasswordAgain,
  PasswordChange,
  TwoFactorBegun,
  TwoFactorProof,
} from "@/lib/contracts/account";
import { Audit, AuditQuery } from "@/lib/contracts/audit";
import { Me, SampleChoice } from "@/lib/contracts/me";
import {
  EndedSessions,
  Entered,
  Entry,
  EntryLink,
  EntryLook,
  EntrySeen,
  InvitationDraft,
  People,
  PersonAction,
  PersonEdit,
  PersonWire,
  WithdrawnInvitation,
} from "@/lib/contracts/people";
import { Problem } from "@/lib/contracts/problem";
import { SecondFactorCode, SignedOut, SignIn, SignInState, SignOut } from "@/lib/contracts/sign-in";
import {
  NewTokenWire,
  TokenDraft,
  TokenRevocation,
  Tokens,
  TokenWire,
} from "@/lib/contracts/tokens";

/** Who somebody is, and who may come in: the part of the document about people. */
export function accountPaths() {
  return {
    "/api/auth/sign-in": {
      post: write("Sign in; `second_factor`: a code is asked for next", SignIn, SignInState),
    },
    "/api/auth/second-factor": {
      post: write("The code after the password; good once", SecondFactorCode, SignInState),
    },
    "/api/auth/oidc": signOn("To the provider of single sign-on; 404 without one"),
    "/api/auth/oidc/callback": signOn("Back from the provider; to where one wanted to go"),
    "/api/auth/sign-out": { post: write("Ends the session", SignOut, SignedOut) },
    "/api/v1/me": read("Who one is taken for, what one may do, and who may do the rest", Me),
    "/api/v1/me/sample-person": {
      post: write("Another of the sample's people; 404 with real data", SampleChoice, SampleChoice),
    },
    "/api/v1/account": read("The own account and its sessions", Account),
    "/api/v1/account/password": {
      put: write("Another password; ends all other sessions", PasswordChange, EndedSessions),
    },
    "/api/v1/account/two-factor": {
      post: write("A secret for an app, shown once", PasswordAgain, TwoFactorBegun),
      put: write(
        "A code that the app made: codes are asked for from now on",
        TwoFactorProof,
        BackupCodes,
      ),
      delete: write("Asks for no code any more", PasswordAgain, EndedSessions),
    },
    "/api/v1/account/backup-codes": {
      post: write("New backup codes, shown once", PasswordAgain, BackupCodes),
    },
    "/api/v1/account/sessions": {
      delete: write("Ends all other sessions", EndSessions, EndedSessions),
    },
    "/api/v1/account/sessions/{id}": {
      delete: ofOne(write("Ends one own session", EndSessions, EndedSessions)),
    },
    "/api/v1/entry": { post: write("Come in by a link, once", Entry, Entered) },
    "/api/v1/entry/look": { post: write("What a link is for", EntryLook, EntrySeen) },
    "/api/v1/people": read("Everybody who has an account, and who was invited", People),
    "/api/v1/people/invitations": {
      post: write("A link for somebody to come in by, shown once", InvitationDraft, EntryLink),
    },
    "/api/v1/people/invitations/{id}": {
      delete: ofOne(write("Withdraws an invitation", PersonAction, WithdrawnInvitation)),
    },
    "/api/v1/people/{id}": {
      put: ofOne(write("Roles of somebody, and whether they may come in", PersonEdit, PersonWire)),
    },
    "/api/v1/people/{id}/sessions": {
      delete: ofOne(write("Ends all sessions of somebody", PersonAction, EndedSessions)),
    },
    "/api/v1/people/{id}/reset-link": {
      post: ofOne(write("A link to another password, shown once", PersonAction, EntryLink)),
    },
    "/api/v1/tokens": {
      ...read("All tokens, without their secrets", Tokens),
      post: write("A token; its secret is shown once", TokenDraft, NewTokenWire),
    },
    "/api/v1/tokens/{id}": {
      delete: ofOne(write("Ends a token for good", TokenRevocation, TokenWire)),
    },
    "/api/v1/audit": {
      get: {
        ...read("Who did what, newest first; `format=csv` or `ndjson` for all rows", Audit).get,
        requestParams: { query: AuditQuery },
      },
    },
  };
}

function read(summary: string, answer: z.ZodType) {
  return { get: { summary, responses: answers(answer) } };
}

function signOn(summary: string) {
  const sentOn = { description: "Where the browser goes on" };
  return { get: { summary, responses: { "303": sentOn } } };
}

function write(summary: string, body: z.ZodType, answer: z.ZodType) {
  const requestBody = { content: { "application/json": { schema: body } } };
  return { summary, requestBody, responses: answers(answer) };
}

function ofOne<Operation>(operation: Operation) {
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } } as const;
  return { ...operation, parameters: [id] };
}

function answers(schema: z.ZodType) {
  return {
    "200": { description: "The answer", content: { "application/json": { schema } } },
    default: {
      description: "A refusal (RFC 9457), with a stable `code`",
      content: { "application/problem+json": { schema: Problem } },
    },
  };
}
