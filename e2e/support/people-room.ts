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
  await page.getByRole('button', { name: t('add.open') }).click();
  const form = page.getByRole('dialog', { name: t('add.open') });
  await form.getByLabel(labelled(t('field.name'))).fill(person.name);
  await form.getByRole('radio', { name: t(`standing.${person.standing}`) }).check();
  if (person.account) {
    await form.getByLabel(labelled(t('field.account'))).selectOption({ label: person.account });
  }
  await form.getByRole('button', { name: t('add.submit') }).click();
  await expect(form).toBeHidden();

  const row = page.getByRole('row').filter({ hasText: person.name });
  await row.getByRole('button', { name: t('roles.give') }).click();
  const role = page.getByRole('dialog', { name: t('roles.give') });
  await role
    .getByLabel(labelled(t('roles.role')))
    .selectOption({ label: t(`role.${person.role}`) });
  await role.getByLabel(labelled(t('roles.startsOn'))).fill(person.since);
  await role.getByRole('button', { name: t('roles.submit') }).click();
  await expect(role).toBeHidden();
  await expect(row).toContainText(t(`role.${person.role}`));
}
