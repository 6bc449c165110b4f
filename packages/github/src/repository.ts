/** Owner and name of `owner/name`, as the API's paths take them. */
export function ownerAndName(repository: string): { owner: string; repo: string } {
  const [owner, repo, ...rest] = repository.split('/');
  if (!owner || !repo || rest.length > 0) {
    throw new Error(`"${repository}" is not the name of a repository (owner/name)`);
  }
  return { owner, repo };
}
