import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Language } from '../../shared/i18n';
import type { CardView, Snapshot } from '../../shared/snapshot';
import { screens } from '../screenshots/pages';
import { prepare } from '../screenshots/prepare';
import { type RendererApp, startRenderer } from '../support/desktop/rendererHarness/app';
import { settled, sidewaysOverflow, violations } from '../support/desktop/rendererHarness/looking';
import { samples } from '../support/desktop/rendererHarness/snapshots';

const languages = ['en', 'de'] as const;
const themes = ['light', 'dark'] as const;
const pictures = 'test-results/renderer';

let renderer: RendererApp;
let complaints: string[];

test.beforeAll(async () => {
  // The first run builds the app.
  test.setTimeout(180_000);
  renderer = await startRenderer();
  renderer.page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  renderer.page.on('pageerror', (error) => complaints.push(error.message));
});
test.afterAll(() => renderer?.stop());
test.beforeEach(async () => {
  complaints = [];
  await renderer.theme('light');
  await renderer.size(420, 640);
});
// A violation of the Content-Security-Policy is such a complaint too.
test.afterEach(() => expect(complaints).toEqual([]));

function sample(name: string, language: Language = 'en'): Snapshot {
  const found = samples(language, Math.floor(Date.now() / 1000))[name];
  if (!found) throw new Error(`no sample ${name}`);
  return found;
}

async function unfoldAll(): Promise<void> {
  for (const trigger of await renderer.page.locator('.unfold-trigger').all()) await trigger.click();
}

for (const screen of screens.filter(({ looked }) => !looked)) {
  test(`${screen.name}: accessible and without sideways scrolling, in each language and theme`, async () => {
    for (const language of languages) {
      await renderer.size(420, 640);
      await prepare(renderer, screen, language, Math.floor(Date.now() / 1000));
      for (const theme of themes) {
        await renderer.theme(theme);
        await settled(renderer.page);
        await renderer.page.screenshot({
          path: `${pictures}/${screen.name}-${language}-${theme}.png`,
          fullPage: true,
        });
        expect(await violations(renderer.page), `${language}, ${theme}`).toEqual([]);
      }
      for (const [width, zoom] of [
        [360, 1],
        [640, 2],
      ] as const) {
        await renderer.size(width, 640, zoom);
        await expect.poll(() => renderer.page.evaluate(() => window.innerWidth)).toBe(width / zoom);
        expect(
          await sidewaysOverflow(renderer.page),
          `${language}, ${width} px at zoom ${zoom}`,
        ).toBeLessThanOrEqual(0);
      }
    }
  });
}

test('with the system’s high contrast every page tells its states by shape, in a colour of the system', async () => {
  test.setTimeout(180_000);
  const { page } = renderer;
  const shown = new Map<string, Set<string>>();
  for (const screen of screens) {
    await renderer.size(420, 640);
    await prepare(renderer, screen, 'en', Math.floor(Date.now() / 1000));
    // Each time: a page that is loaded again does not always keep it.
    await page.emulateMedia({ forcedColors: null });
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), screen.name).toBe(true);
    await settled(page);
    const { text, used } = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('span'));
      probe.style.color = 'CanvasText';
      const text = getComputedStyle(probe).color;
      probe.remove();
      const drawn = [...document.querySelectorAll('.shape')].flatMap((shape) => [
        ...shape.querySelectorAll<SVGElement>('.shape-area, .shape-line'),
      ]);
      const used = drawn.map((part) => {
        const { fill, stroke } = getComputedStyle(part);
        return part.classList.contains('shape-area') ? fill : stroke;
      });
      return { text, used };
    });
    expect(new Set(used), screen.name).toEqual(new Set(used.length > 0 ? [text] : []));
    // What stands beside a state's word on the status page is drawn differently from any other state's.
    const hero = page.locator('.hero').first();
    if (screen.page === 'status' && (await hero.locator('.shape').count()) > 0) {
      const word = (await hero.locator('.hero-word').first().textContent()) ?? '';
      const drawing = await hero.locator('.shape').first().innerHTML();
      shown.set(word, (shown.get(word) ?? new Set()).add(drawing));
    }
    if (['findings-open', 'settings', 'notice'].includes(screen.name))
      await page.screenshot({ path: `${pictures}/${screen.name}-high-contrast.png`, fullPage: true });
  }
  const drawings = [...shown.values()].map((each) => [...each]);
  expect(drawings.every((each) => each.length === 1)).toBe(true);
  expect(new Set(drawings.flat()).size).toBe(shown.size);
  expect(shown.size).toBeGreaterThanOrEqual(6);
  await page.emulateMedia({ forcedColors: null });
});

test('the colour of an organisation is adapted until it can be read, in both themes', async () => {
  const snapshot = sample('attention');
  const organisation = { name: 'Example GmbH', accent: '#ffe600' };
  for (const theme of themes) {
    await renderer.theme(theme);
    await renderer.open({ ...snapshot, organisation }, 'status');
    await expect(renderer.page.locator('h1')).toBeVisible();
    await settled(renderer.page);
    await renderer.page.screenshot({ path: `${pictures}/accent-${theme}.png` });
    expect(await violations(renderer.page), theme).toEqual([]);
  }
});

test('a file for support and the licences are read before anything is saved, by keyboard', async () => {
  const { page } = renderer;
  await renderer.open(sample('fine'), 'about');
  await page.getByRole('button', { name: 'See what is in it' }).press('Enter');
  const bundle = page.getByRole('group', { name: 'A file for support' });
  await expect(bundle).toContainText('"doctor": [', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Show the licences' }).press('Enter');
  await expect(page.getByRole('group', { name: 'Licences' })).toContainText('react-dom');
  await page.screenshot({ path: `${pictures}/about-open.png`, fullPage: true });
  expect(await violations(renderer.page)).toEqual([]);
});

test('a setting is changed by keyboard, and what is wrong with it is said beside it', async () => {
  const { page } = renderer;
  await renderer.open(sample('fine'), 'settings');
  const interval = page
    .getByRole('region', { name: 'Disk space' })
    .getByRole('textbox', { name: 'Time between two checks' });
  await interval.fill('often');
  await interval.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'This was not saved' })).toContainText(
    'checks.disk.interval',
  );
  expect(await violations(renderer.page)).toEqual([]);
  await interval.fill('30m');
  await interval.press('Enter');
  await expect(page.getByText('Saved. It holds from now on.')).toBeVisible();
  await page.getByRole('button', { name: 'Use the default: Time between two checks' }).press('Enter');
  await expect(interval).toHaveValue('15m');
});

test('the notice comes first, and is answered with the keyboard alone', async () => {
  const { page } = renderer;
  let snapshot = sample('first');
  await renderer.open(snapshot);
  await expect(page).toHaveURL(/#notice$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Before anything is checked');

  const choices = [] as string[];
  for (const card of snapshot.cards) {
    const wanted = card.required ? 'I have read this' : 'No, do not allow';
    await tabTo(wanted);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await answers()).length).toBe(choices.length + 1);
    choices.push(card.required ? 'read' : 'declined');
    snapshot = withAnswer(snapshot, card, card.required ? 'read' : 'declined');
    await renderer.show(snapshot);
  }
  expect(await answers()).toEqual(
    snapshot.cards.map((card, position) => ({
      call: 'answer',
      card: card.id,
      hash: card.hash,
      choice: choices[position],
    })),
  );
  await expect(page).toHaveURL(/#status$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

async function tabTo(text: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await renderer.page.keyboard.press('Tab');
    const focused = await renderer.page.evaluate(() => document.activeElement?.textContent ?? '');
    if (focused === text) return;
  }
  throw new Error(`"${text}" cannot be reached with the keyboard`);
}

async function answers() {
  return (await renderer.calls()).filter(({ call }) => call === 'answer');
}

function withAnswer(snapshot: Snapshot, card: CardView, choice: 'read' | 'declined' | 'accepted'): Snapshot {
  const cards = snapshot.cards.map((one) =>
    one.id === card.id ? { ...one, answer: { choice, at: snapshot.at } } : one,
  );
  return { ...snapshot, cards, answerNeeded: cards.some((one) => !one.answer) };
}

test('no answer is preselected, and leaving the notice keeps what was answered', async () => {
  const { page } = renderer;
  await renderer.open(sample('partly'), 'notice');
  await expect(page.getByText('1 of 5 answered')).toBeVisible();
  expect(await page.locator('input:checked, [aria-checked=true], [aria-pressed=true]').count()).toBe(0);
  await page.getByRole('link', { name: 'Answer later' }).click();
  await expect(page.getByText('Checks without your answer do not run')).toBeVisible();
  await page.getByRole('link', { name: 'Read and answer' }).click();
  await expect(page.getByText('You have read this on')).toBeVisible();
  expect(await answers()).toEqual([]);
});

test('a check opens in place and is run again', async () => {
  const { page } = renderer;
  await renderer.open(sample('findings'), 'status');
  const titles = await page.locator('.entry-title > :first-child').allTextContents();
  expect(titles).toEqual(['Project archive', 'Updates', 'Packages', 'Backups']);
  await page.getByRole('button', { name: /^Project archive/ }).press('Enter');
  await expect(page.getByText('Connect to the company network and start the backup')).toBeVisible();
  await page.getByRole('button', { name: 'Check again: Project archive' }).click();
  await page.getByRole('button', { name: 'Check now' }).click();
  expect(await renderer.calls()).toEqual([{ call: 'runNow', id: 'archive' }, { call: 'runNow' }]);
});

test('the progress of a check is said in words', async () => {
  await renderer.open(sample('running'), 'status');
  await expect(renderer.page.getByRole('status').filter({ hasText: 'Backups: asking borg…' })).toBeVisible();
  await renderer.show(sample('findings'));
  await expect(
    renderer.page.getByRole('status').filter({ hasText: 'The check has finished.' }),
  ).toBeAttached();
});

test('a command is copied', async () => {
  const { app, page } = renderer;
  await renderer.open(sample('attention'), 'status');
  await page.getByRole('button', { name: /^Updates/ }).click();
  await page.getByRole('button', { name: /^Copy/ }).click();
  await expect(page.locator('.command').getByRole('button')).toHaveText('Copied');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    'sudo apt update && sudo apt upgrade',
  );
});

test('an optional answer is withdrawn in two clicks, and a required one can be objected to', async () => {
  const { page } = renderer;
  await renderer.open(sample('fine'), 'privacy');
  await page.getByRole('button', { name: 'Withdraw' }).first().click();
  await page.getByRole('button', { name: 'Withdraw now' }).click();
  await expect
    .poll(answers)
    .toEqual([{ call: 'answer', card: 'check:archive', hash: 'hash-archive', choice: 'declined' }]);
  await page.getByRole('button', { name: 'Object' }).first().click();
  await expect(page.getByText('Write to dpo@example.com').first()).toBeVisible();
  await page.screenshot({ path: `${pictures}/privacy-objection.png`, fullPage: true });
  expect(await violations(renderer.page)).toEqual([]);
});

test('what a check would send is shown side by side after a click, and nowhere kept', async () => {
  const { app, page } = renderer;
  for (const language of languages) {
    await renderer.open(sample('first', language), 'notice');
    await app.evaluate((_electron, view) => {
      Object.assign((globalThis as unknown as { fakeAgent: object }).fakeAgent, { exampleView: view });
    }, example);
    expect(await page.locator('.example-shown').count()).toBe(0);
    const see = page.getByRole('button', {
      name: language === 'en' ? 'See what would be sent' : 'Zeigen, was',
    });
    await see.first().press('Enter');
    await expect(page.locator('.example-side mark')).toHaveText(['/home/alice', '[home]']);
    await page.locator('.example-shown .unfold-trigger').click();
    await expect(page.getByText(example.request.body)).toBeVisible();
    for (const theme of themes) {
      await renderer.theme(theme);
      await settled(renderer.page);
      await page.screenshot({ path: `${pictures}/example-${language}-${theme}.png`, fullPage: true });
      expect(await violations(renderer.page), `${language}, ${theme}`).toEqual([]);
    }
    await renderer.size(640, 640, 2);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(320);
    expect(await sidewaysOverflow(renderer.page)).toBeLessThanOrEqual(0);
    await renderer.size(420, 640);
  }
});

const example = {
  host: 'laptop-7',
  service: 'archive',
  output: [{ text: 'Backup of ' }, { text: '[home]', was: '/home/alice' }, { text: ' is 3 days old' }],
  perfdata: { raw: ['age=259200s'], sent: ['age=259200s'] },
  request: { path: '/v1/actions/process-check-result?verbose=1', body: '{"service":"laptop-7!archive"}' },
};

test('what was sent is read, searched and deleted', async () => {
  const { app, page } = renderer;
  const at = Math.floor(Date.now() / 1000);
  const request = (id: string, service: string, more: object) => ({
    id,
    at,
    lane: 'main',
    kind: 'result',
    endpoint: 'https://icinga.example.com:5665',
    method: 'POST',
    path: '/v1/actions/process-check-result?verbose=1',
    objects: [`laptop-7!${service}`],
    body: JSON.stringify({ type: 'Service', service: `laptop-7!${service}`, plugin_output: 'all is well' }),
    ...more,
  });
  const view = {
    since: at,
    outsideHours: 0,
    requests: [
      request('b', 'backups', { answered: at, status: 200, answer: '{"results":[]}' }),
      request('a', 'updates', { answered: at, error: 'no answer within 10 s' }),
    ],
  };
  for (const language of languages) {
    await renderer.open(sample('fine', language), 'status');
    await app.evaluate((_electron, sent) => {
      Object.assign((globalThis as unknown as { fakeAgent: object }).fakeAgent, { sentView: sent });
    }, view);
    await page.evaluate(() => {
      window.location.hash = '#sent';
    });
    await expect(page.locator('article.sent')).toHaveCount(2);
    await expect(
      page.getByText(language === 'en' ? '0 requests outside your hours' : '0 Anfragen außerhalb'),
    ).toBeVisible();
    await unfoldAll();
    await expect(page.getByText(`POST https://icinga.example.com:5665`).first()).toBeVisible();
    for (const theme of themes) {
      await renderer.theme(theme);
      await settled(renderer.page);
      await page.screenshot({ path: `${pictures}/sent-${language}-${theme}.png`, fullPage: true });
      expect(await violations(renderer.page), `${language}, ${theme}`).toEqual([]);
    }
    await renderer.size(640, 640, 2);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(320);
    expect(await sidewaysOverflow(renderer.page)).toBeLessThanOrEqual(0);
    await renderer.size(420, 640);
    await page.getByRole('searchbox').fill('BACKUPS 200');
    await expect(page.locator('article.sent')).toHaveCount(1);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: language === 'en' ? 'Delete' : 'Löschen' }).click();
    await page.getByRole('button', { name: language === 'en' ? 'Delete now' : 'Jetzt löschen' }).click();
    await expect(
      page.getByText(language === 'en' ? 'Nothing has been sent' : 'Es wurde nichts gesendet'),
    ).toBeVisible();
  }
});

test('a finding is snoozed with the keyboard alone, with words that IT will read, and the snooze is taken back', async () => {
  const { page } = renderer;
  const choices = [1, 3, 7].map((days) => Math.floor(Date.now() / 1000) + days * 86_400);
  await renderer.answer({ snoozeChoices: choices });
  await renderer.open(sample('attention'), 'status');
  await page.getByRole('button', { name: /^Updates/ }).press('Enter');
  await page.getByRole('button', { name: 'Snooze… Updates' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Snooze: Updates' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('radio')).toHaveCount(3);
  await tabToRole('radio');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio').nth(1)).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('textbox', { name: 'A few words to IT (optional)' })).toBeFocused();
  await page.keyboard.type('on order');
  await expect(dialog.getByText('Snoozed by the person at this workstation: on order')).toBeVisible();
  await expect(dialog.getByText('One more time after this')).toBeVisible();
  expect(await violations(renderer.page)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect(await renderer.calls()).toEqual([
    { call: 'snooze', entry: 'updates', until: choices[1], words: 'on order' },
  ]);
  await expect(page.getByRole('button', { name: 'Snooze… Updates' })).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await renderer.open(sample('snoozed'), 'status');
  await page.getByRole('button', { name: /^Updates Snoozed/ }).press('Enter');
  await expect(page.getByText('Your words: Restart planned for Friday')).toBeVisible();
  await page.getByRole('button', { name: 'End snooze: Updates' }).press('Enter');
  await expect.poll(() => renderer.calls()).toEqual([{ call: 'endSnooze', entry: 'updates' }]);
});

async function tabToRole(role: string): Promise<void> {
  for (let presses = 0; presses < 10; presses += 1) {
    const focused = await renderer.page.evaluate(() => {
      const element = document.activeElement;
      return element instanceof HTMLInputElement ? element.type : '';
    });
    if (focused === role) return;
    await renderer.page.keyboard.press('Tab');
  }
  throw new Error(`no ${role} can be reached with the keyboard`);
}

test('the dialog of a snooze can be reached whole in a low window at 200 %', async () => {
  const { page } = renderer;
  await renderer.open(sample('attention', 'de'), 'status');
  await page.getByRole('button', { name: /^Updates/ }).click();
  await renderer.size(640, 640, 2);
  await page.getByRole('button', { name: /^Zurückstellen …/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio').first()).toBeAttached();
  for (const part of [
    dialog.getByRole('heading').first(),
    dialog.getByRole('button', { name: 'Abbrechen' }),
  ]) {
    await part.scrollIntoViewIfNeeded();
    await expect(part).toBeInViewport({ ratio: 1 });
  }
  expect(await sidewaysOverflow(renderer.page)).toBeLessThanOrEqual(0);
});

test('a pause has an end, and can be ended', async () => {
  const { page } = renderer;
  const snapshot = sample('fine');
  await renderer.open(snapshot, 'privacy');
  await page.getByRole('button', { name: 'For one hour' }).click();
  const asked = async () => (await renderer.calls()).filter(({ call }) => call === 'pause');
  await expect.poll(async () => (await asked()).length).toBe(1);
  await renderer.show({ ...snapshot, overall: 'paused', pausedUntil: snapshot.at + 3600 });
  await page.screenshot({ path: `${pictures}/privacy-paused.png`, fullPage: true });
  await page.getByRole('button', { name: 'End the pause' }).click();
  await expect.poll(async () => (await asked()).length).toBe(2);
});

test('every document is really written where the person chooses, for their eyes only', async () => {
  const { app, page } = renderer;
  const folder = await mkdtemp(path.join(tmpdir(), 'fettle-saved-'));
  const saveTo = (file: string) =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = (async () => ({
        canceled: filePath === '',
        filePath,
      })) as typeof dialog.showSaveDialog;
    }, file);
  try {
    await renderer.open(sample('declined'), 'privacy');
    await page.getByRole('button', { name: 'Object', exact: true }).first().click();
    await page.getByRole('button', { name: 'Ask for deletion' }).first().click();
    const documents: [button: string, content: RegExp][] = [
      ['Save all my data', /^en$/],
      ['Save my answers', /^en$/],
      ['Save the assessment sheet', /^en$/],
      ['Save: Text of the deletion request', /Project archive/],
      ['Save: Text of the objection', /Updates/],
    ];
    for (const [position, [name, content]] of documents.entries()) {
      const file = path.join(folder, `${position}.txt`);
      await saveTo(file);
      await page.getByRole('button', { name }).first().click();
      await expect.poll(() => readFile(file, 'utf8').catch(() => ''), { message: name }).toMatch(content);
      expect((await stat(file)).mode & 0o777, name).toBe(0o600);
    }
    await expect(page.getByText('Saved', { exact: true })).toHaveCount(documents.length);

    await renderer.open(sample('declined'), 'privacy');
    await saveTo('');
    await page.getByRole('button', { name: 'Ask for deletion' }).first().click();
    await page.getByRole('button', { name: 'Save: Text of the deletion request' }).first().click();
    await expect(page.getByText('Saved', { exact: true })).toHaveCount(0);
    expect(await violations(renderer.page)).toEqual([]);

    await saveTo(path.join(folder, 'no', 'such', 'folder'));
    await page.getByRole('button', { name: 'Save: Text of the deletion request' }).first().click();
    await expect(page.getByRole('alert').filter({ hasText: 'That did not work' })).toBeVisible();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a failed call says why, and a page without a snapshot offers to try again', async () => {
  const { app, page } = renderer;
  await renderer.open(sample('first'), 'notice');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Before anything is checked');
  await app.evaluate(() => {
    const { fakeAgent } = globalThis as unknown as {
      fakeAgent: { answer?: unknown; snapshot?: unknown; was?: unknown };
    };
    fakeAgent.was = fakeAgent.answer;
    fakeAgent.answer = () => Promise.reject(new Error('the disk is full'));
    fakeAgent.snapshot = () => {
      throw new Error('no state');
    };
  });
  await page.getByRole('button', { name: 'I have read this' }).first().click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'That did not work: the disk is full' }),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Fettle cannot show');
  await page.screenshot({ path: `${pictures}/failed.png` });
  expect(await violations(renderer.page)).toEqual([]);

  await app.evaluate(() => {
    const { fakeAgent } = globalThis as unknown as {
      fakeAgent: { answer?: unknown; snapshot?: unknown; was?: unknown };
    };
    fakeAgent.answer = fakeAgent.was;
    // The class's own method shows again.
    delete fakeAgent.snapshot;
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Before anything is checked');
});

test('while the snapshot is awaited, the outline of the page is shown', async () => {
  const { app, page } = renderer;
  await renderer.open(sample('fine'), 'status');
  await app.evaluate(() => {
    const { fakeAgent } = globalThis as unknown as { fakeAgent: { snapshot?: unknown } };
    fakeAgent.snapshot = () => new Promise(() => undefined);
  });
  await page.reload();
  await expect(page.locator('main[aria-busy=true] .skeleton')).toBeVisible();
  await page.screenshot({ path: `${pictures}/loading.png` });
  expect(await violations(renderer.page)).toEqual([]);
  await app.evaluate(() => {
    const { fakeAgent } = globalThis as unknown as { fakeAgent: { snapshot?: unknown } };
    delete fakeAgent.snapshot;
  });
});

test('on paper every detail of the notice is there, and nothing to press', async () => {
  const { page } = renderer;
  await renderer.open(sample('first'), 'notice');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Legal basis').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'I have read this' }).first()).toBeHidden();
  await page.screenshot({ path: `${pictures}/print.png`, fullPage: true });
  await page.emulateMedia({ media: null });
});
