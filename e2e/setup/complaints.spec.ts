import { expect, test } from './test';

// The guard of every other browser test, itself guarded.

test('an error on the console is noticed', async ({ page, complaints }) => {
  await page.setContent('<script>console.error("broken")</script>');
  await expect.poll(() => complaints.all.join()).toContain('broken');
  complaints.allow(/broken/);
});

test('an error nobody caught is noticed', async ({ page, complaints }) => {
  await page.setContent('<script>setTimeout(() => { throw new Error("lost") })</script>');
  await expect.poll(() => complaints.all.join()).toContain('lost');
  complaints.allow(/lost/);
});

test('a breach of the content security policy is noticed', async ({ page, complaints }) => {
  const policy = "script-src 'none'; img-src 'none'";
  await page.route('http://policy.test/', (route) =>
    route.fulfill({
      headers: { 'content-type': 'text/html', 'content-security-policy': policy },
      body: '<img src="http://policy.test/a.png" alt="">',
    }),
  );
  await page.goto('http://policy.test/');
  await expect.poll(() => complaints.all.join()).toContain('content security policy: img-src');
  complaints.allow(/policy/i);
});

test('a complaint fails the test', async ({ page, complaints }) => {
  test.fail();
  await page.setContent('<script>console.error("broken")</script>');
  await expect.poll(() => complaints.all.length).toBe(1);
});
