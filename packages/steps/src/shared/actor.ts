import { hostname, userInfo } from 'node:os';
import type { Actor, Checkout } from '@slipway/registry';
import type { Environment } from '../run/environment.ts';

/** The user of this machine; there may be none of that name. */
function localUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

/**
 * Who does what is written down: on a runner whoever started the workflow, elsewhere whom git was
 * told of, or the user of the machine. No identity has to be configured.
 */
export function actorOf({ github, variables }: Environment, checkout: Checkout | null): Actor {
  const { GITHUB_ACTOR: login, GITHUB_ACTOR_ID: id } = variables;
  const run = github?.runUrl ?? null;
  if (github !== null && login) {
    const account = id ? `${id}+${login}` : login;
    return { name: login, email: `${account}@users.noreply.github.com`, run };
  }
  const name = variables.GIT_AUTHOR_NAME ?? checkout?.identity?.name ?? localUser();
  const email = variables.GIT_AUTHOR_EMAIL ?? checkout?.identity?.email;
  return { name, email: email || `${localUser()}@${hostname()}`, run };
}
