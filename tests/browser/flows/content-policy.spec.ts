import { expect, expectSettled, test } from "../console";

/** As an intruder would have to smuggle them into the HTML; the nonce is that of another answer. */
const SMUGGLED = [
  `<script>window.intruded = "inline"</script>`,
  `<script nonce="c29tZWJvZHkgZWxzZSdzIQ==">window.intruded = "another nonce"</script>`,
  `<script src="data:text/javascript,window.intruded = 'data'"></script>`,
  `<script src="https://evil.example/intruder.js"></script>`,
];

// What the browser says of each script that it refuses.
test.use({ expectedErrors: /Content Security Policy/ });

test("scripts that came into the HTML do not run, and those of the page do", async ({ page }) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy.*script-src/s.test(message.text())) refused.push(message.text());
  });
  await page.route(/\/now$/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({ response, body: html.replace("</head>", `${SMUGGLED.join("")}</head>`) });
  });
  await page.goto("/now");
  await expectSettled(page);
  await expect(page.getByText("anthropic").first()).toBeVisible();
  await expect.poll(() => refused.length).toBe(SMUGGLED.length);
  expect(await page.evaluate(() => "intruded" in window)).toBe(false);
});

test("what a script of ours was tricked into does not run either", async ({ page }) => {
  await page.goto("/now");
  await expectSettled(page);
  const stopped = await page.evaluate(async () => {
    const refused = (does: () => void) =>
      new Promise<string>((resolve) => {
        const hear = ({ effectiveDirective }: SecurityPolicyViolationEvent) =>
          resolve(effectiveDirective);
        document.addEventListener("securitypolicyviolation", hear, { once: true });
        does();
      });
    const place = document.body.appendChild(document.createElement("div"));
    return {
      handler: await refused(() => {
        place.innerHTML = `<button onclick="window.intruded = true">Click me</button>`;
        place.querySelector("button")?.click();
      }),
      link: await refused(() => {
        place.innerHTML = `<a href="javascript:window.intruded = true">Click me</a>`;
        place.querySelector("a")?.click();
      }),
      style: await refused(() => {
        place.innerHTML = "<style>body { display: none }</style>";
      }),
      evaluated: await refused(() => {
        try {
          window.setTimeout("window.intruded = true");
        } catch {
          // Some browsers throw, others only refuse.
        }
      }),
      sent: await refused(() => void fetch("https://evil.example/").catch(() => {})),
      framed: await refused(() => {
        place.innerHTML = `<iframe src="https://evil.example/"></iframe>`;
      }),
      base: await refused(() => {
        place.innerHTML = `<base href="https://evil.example/">`;
      }),
    };
  });
  expect(stopped).toEqual({
    handler: "script-src-attr",
    link: "script-src-elem",
    style: "style-src-elem",
    evaluated: "script-src",
    sent: "connect-src",
    framed: "frame-src",
    base: "base-uri",
  });
  expect(await page.evaluate(() => "intruded" in window)).toBe(false);
});
