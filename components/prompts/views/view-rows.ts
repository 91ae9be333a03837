import type { ViewState } from '@/lib/authorship/side-states';
import type { About } from './about';

/** Views of a revision by account, newest first; everybody who took part has a row. */
export function viewsByAccount(
  about: Pick<About, 'record' | 'authors' | 'contributors'>,
  revision: number,
): { account: string; views: ViewState[] }[] {
  const views = about.record.views.filter((view) => view.revision === revision);
  const accounts = new Set([
    ...about.authors.keys(),
    ...about.contributors.flatMap((person) => person.accounts),
    ...views.map(({ account }) => account),
  ]);
  return [...accounts].map((account) => ({
    account,
    views: views.filter((view) => view.account === account).reverse(),
  }));
}
