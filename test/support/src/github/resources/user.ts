import type { Account } from '../store.ts';
import { nodeId } from './urls.ts';
import type { Urls } from './urls.ts';

/** `simple-user` of GitHub's description. */
export function toUser(account: Account, { api, html }: Urls): Record<string, unknown> {
  const url = `${api}/users/${encodeURIComponent(account.login)}`;
  const page =
    account.type === 'Bot' ? `apps/${account.login.replace('[bot]', '')}` : account.login;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('User', account.id),
    avatar_url: `https://avatars.githubusercontent.com/u/${account.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${html}/${page}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    site_admin: false,
  };
}

/** `public-user`, which `GET /user` answers. */
export function toPublicUser(account: Account, urls: Urls): Record<string, unknown> {
  return {
    ...toUser(account, urls),
    name: null,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2020-01-01T00:00:00Z',
  };
}

/** The GitHub App behind a bot (`nullable-integration`); null for people. */
export function toApp(account: Account, urls: Urls): Record<string, unknown> | null {
  if (account.type !== 'Bot') return null;
  const slug = account.login.replace(/\[bot\]$/, '');
  return {
    id: account.id,
    slug,
    node_id: nodeId('App', account.id),
    owner: toUser({ id: 9919, login: 'github', type: 'Organization' }, urls),
    name: slug,
    description: null,
    external_url: 'https://example.com/app',
    html_url: `${urls.html}/apps/${slug}`,
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2020-01-01T00:00:00Z',
    permissions: { metadata: 'read' },
    events: [],
  };
}
