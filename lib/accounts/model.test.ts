import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceOf, ownPath, passwordProblem, wordsOf } from './model';

describe('where signing in leads to', () => {
  it('is the page somebody came from', () => {
    expect(ownPath('/ws_1/cases/case_2?tab=ledger')).toBe('/ws_1/cases/case_2?tab=ledger');
    expect(ownPath('/a/../b')).toBe('/b');
  });

  it('is never another host, however it is written', () => {
    for (const next of [
      'https://evil.test',
      '//evil.test',
      '/\\evil.test',
      '/\t/evil.test',
      '/%09/evil.test\n',
      'javascript:alert(1)',
      '\\\\evil.test',
      '/a\\..\\..\\evil',
      '',
      null,
      ['/a'],
      `/${'a'.repeat(3000)}`,
    ]) {
      const path = ownPath(next);
      expect(new URL(path, 'https://ours.test').origin).toBe('https://ours.test');
      expect(path.startsWith('//')).toBe(false);
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        const path = ownPath(`/${text}`);
        return (
          path.startsWith('/') &&
          !path.startsWith('//') &&
          new URL(path, 'https://ours.test').origin === 'https://ours.test'
        );
      }),
    );
  });
});

describe('a password somebody chooses', () => {
  it('is long, and not what is guessed first', () => {
    expect(passwordProblem('correct horse battery')).toBeNull();
    expect(passwordProblem('我的密码是一句很长的话呀')).toBeNull();
    expect(passwordProblem('我的密码是一句很长的话')).toBe('password_too_short');
    expect(passwordProblem('correct hors')).toBeNull();
    expect(passwordProblem('correct hor')).toBe('password_too_short');
    expect(passwordProblem('123456789012345')).toBe('password_too_easy');
    expect(passwordProblem('abababababababab')).toBe('password_too_easy');
    expect(passwordProblem('P@ssw0rdP@ssw0rd1!')).toBe('password_too_easy');
    expect(passwordProblem('\ud800 lone surrogate here')).toBe('unreadable_text');
    expect(passwordProblem('字'.repeat(334))).toBe('password_too_long');
  });

  it('is not the e-mail it belongs to', () => {
    const about = wordsOf('mei.lin@studio-sea.example');
    expect(passwordProblem('mei.lin@studio-sea.example', about)).toBe('password_too_easy');
    expect(passwordProblem('Studio2024Studio', about)).toBe('password_too_easy');
    expect(passwordProblem('studio tangerine', about)).toBeNull();
  });
});

describe('a device', () => {
  it('is named after browser and system', () => {
    const said = (agent: string) => {
      const device = deviceOf(agent);
      return device && `${device.browser} ${device.system}`;
    };
    const base = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
    expect(said(`${base} Chrome/140.0.0.0 Safari/537.36`)).toBe('Chrome Windows');
    expect(said(`${base} Chrome/140.0.0.0 Safari/537.36 Edg/140.0`)).toBe('Edge Windows');
    expect(
      said('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1'),
    ).toBe('Safari iOS');
    expect(said('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
      'Firefox Linux',
    );
    expect(said('curl/8.5.0')).toBeNull();
  });
});
