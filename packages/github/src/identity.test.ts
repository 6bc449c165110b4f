import { describe, expect, it } from '@jest/globals';
import { GitHubApiError } from './api-error.ts';
import { findLogin, graphqlUrl, isSameLogin } from './identity.ts';

const refused = new GitHubApiError('403', { status: 403 });

/** Answers by route; an error is thrown. */
function sender(answers: Record<string, unknown>): Parameters<typeof findLogin>[0] {
  return (route) => {
    const data = answers[route] ?? refused;
    return data instanceof Error ? Promise.reject(data) : Promise.resolve({ data });
  };
}

describe('findLogin', () => {
  const viewer = (login: string): object => ({ data: { viewer: { login } } });

  it.each<[string, Record<string, unknown>, string | null]>([
    ['a person', { 'GET /user': { login: 'ada' } }, 'ada'],
    ['a bot', { 'POST /graphql': viewer('x[bot]') }, 'x[bot]'],
    ['a bot without its suffix', { 'POST /graphql': viewer('x') }, 'x[bot]'],
    ['nobody', {}, null],
    ['an answer of another form', { 'GET /user': { name: 'ada' }, 'POST /graphql': {} }, null],
    ['an empty name', { 'GET /user': { login: '' } }, null],
  ])('of %s', async (_who, answers, login) => {
    expect(await findLogin(sender(answers), '/graphql')).toBe(login);
  });

  it('does not hide a bug', async () => {
    const send = sender({ 'GET /user': new TypeError('our bug') });
    await expect(findLogin(send, '/graphql')).rejects.toThrow('our bug');
  });
});

it.each([
  ['https://api.github.com', 'https://api.github.com/graphql'],
  ['https://github.example.com/api/v3', 'https://github.example.com/api/graphql'],
])('%s has GraphQL at %s', (api, url) => {
  expect(graphqlUrl(api)).toBe(url);
});

it('compares logins without case', () => {
  expect(isSameLogin('Ada', 'aDA')).toBe(true);
  expect(isSameLogin('ada', 'ada[bot]')).toBe(false);
});
