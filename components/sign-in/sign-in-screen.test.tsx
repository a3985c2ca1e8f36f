import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { SignInScreen, type SignInScreenProps } from "./sign-in-screen";

const WAYS = { administrator: true, sample: false, signOn: true };

function show(props: Partial<SignInScreenProps>) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SignInScreen next={null} ways={WAYS} refused={null} {...props} />
    </QueryClientProvider>,
  );
}

const link = () => screen.queryByRole("link", { name: "Sign in with single sign-on" });

test("single sign-on is offered where there is one, and takes along where somebody wanted to go", () => {
  show({ next: "/keys?range=6h" });
  expect(link()?.getAttribute("href")).toBe("/api/auth/oidc?next=%2Fkeys%3Frange%3D6h");
});

test("single sign-on is not offered where there is none", () => {
  show({ ways: { ...WAYS, signOn: false } });
  expect(link()).toBeNull();
});

test("whoever was not let in reads why", () => {
  show({ refused: "no_role" });
  expect(screen.getByText(/None of your groups has a role here/)).toBeTruthy();
});

test("an address cannot put words of its own on the page", () => {
  show({ refused: "Call 0800-EVIL" });
  expect(document.body.textContent).not.toContain("EVIL");
  expect(document.body.textContent).not.toContain("did not let you in");
});
