import { expect, type Page } from '@playwright/test';
import { enter } from './cases';
import { labelled, words } from './words';

export type Named = {
  name: string;
  standing: 'member' | 'outsider';
  role: 'lead_creator' | 'editor' | 'adviser';
  /** Account that acts for the person, by the name it shows. */
  account?: string;
  /** `YYYY-MM-DD`. */
  since: string;
};

/** Names a person in the People room and gives them a role since a day. */
export async function namePerson(page: Page, person: Named): Promise<void> {
  const t = words('people');
  await enter(page, 'people');
  await page.getByRole('button', { name: t('add') }).click();
  const form = page.getByRole('dialog', { name: t('add') });
  await form.getByLabel(labelled(t('name'))).fill(person.name);
  const standing = { label: t(`standingWord.${person.standing}`) };
  await form.getByLabel(labelled(t('standing'))).selectOption(standing);
  if (person.account) {
    await form.getByLabel(labelled(t('account'))).selectOption({ label: person.account });
  }
  await form.getByRole('button', { name: t('save') }).click();
  await expect(form).toBeHidden();

  const row = page.getByRole('row').filter({ hasText: person.name });
  await row.getByRole('button', { name: t('giveRole') }).click();
  const role = page.getByRole('dialog', { name: t('giveRole') });
  await role.getByLabel(labelled(t('role'))).selectOption({ label: t(`roleWord.${person.role}`) });
  await role.getByLabel(labelled(t('from'))).fill(person.since);
  await role.getByRole('button', { name: t('save') }).click();
  await expect(role).toBeHidden();
  await expect(row).toContainText(t(`roleWord.${person.role}`));
}
