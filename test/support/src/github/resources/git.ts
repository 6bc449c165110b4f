import type { GitFolder, GitRefEntry } from '../git-folder.ts';
import type { Urls } from './urls.ts';

type Resource = Record<string, unknown>;

function urlOf(repository: string, urls: Urls, kind: string, oid: string): string {
  return `${urls.api}/repos/${repository}/git/${kind}s/${oid}`;
}

function nodeOf(kind: string, oid: string): string {
  return Buffer.from(`${kind}:${oid}`).toString('base64url');
}

/** `git-ref` of GitHub's description. */
export function toGitRef(repository: string, ref: GitRefEntry, urls: Urls): Resource {
  const { name, oid, kind } = ref;
  return {
    ref: name,
    node_id: nodeOf('Ref', name),
    url: `${urls.api}/repos/${repository}/git/${name.split('/').map(encodeURIComponent).join('/')}`,
    object: { type: kind, sha: oid, url: urlOf(repository, urls, kind, oid) },
  };
}

/** `short-blob` of GitHub's description. */
export function toShortBlob(repository: string, oid: string, urls: Urls): Resource {
  return { sha: oid, url: urlOf(repository, urls, 'blob', oid) };
}

/** `blob` of GitHub's description: base 64 with line ends, as GitHub sends it. */
export function toGitBlob(repository: string, oid: string, content: Buffer, urls: Urls): Resource {
  return {
    ...toShortBlob(repository, oid, urls),
    node_id: nodeOf('Blob', oid),
    size: content.length,
    encoding: 'base64',
    content: content.toString('base64').replace(/.{60}/g, '$&\n'),
  };
}

/** `git-tree` of GitHub's description. */
export function toGitTree(
  repository: string,
  oid: string,
  folder: GitFolder,
  urls: Urls,
): Resource {
  const tree = folder
    .entries(oid)
    .map((entry) => ({ ...entry, url: urlOf(repository, urls, entry.type, entry.sha) }));
  return { sha: oid, url: urlOf(repository, urls, 'tree', oid), tree, truncated: false };
}

interface Parsed {
  readonly fields: (name: string) => string[];
  readonly message: string;
}

function parse(text: string): Parsed {
  const end = text.indexOf('\n\n');
  const lines = text.slice(0, end).split('\n');
  return {
    fields: (name) =>
      lines.filter((line) => line.startsWith(`${name} `)).map((l) => l.slice(name.length + 1)),
    message: text.slice(end + 2),
  };
}

function toPerson(line: string): Resource {
  const [, name = '', email = '', seconds = '0'] = /^(.*) <(.*)> (\d+) /.exec(line) ?? [];
  const date = new Date(Number(seconds) * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  return { name, email, date };
}

const UNSIGNED = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

/** `git-commit` of GitHub's description. */
export function toGitCommit(
  repository: string,
  oid: string,
  folder: GitFolder,
  urls: Urls,
): Resource {
  const { fields, message } = parse(folder.read(oid, 'commit').toString('utf8'));
  const [tree = ''] = fields('tree');
  const page = (sha: string): string => `${urls.html}/${repository}/commit/${sha}`;
  return {
    sha: oid,
    node_id: nodeOf('Commit', oid),
    url: urlOf(repository, urls, 'commit', oid),
    html_url: page(oid),
    author: toPerson(fields('author')[0] ?? ''),
    committer: toPerson(fields('committer')[0] ?? ''),
    message,
    tree: { sha: tree, url: urlOf(repository, urls, 'tree', tree) },
    parents: fields('parent').map((sha) => ({
      sha,
      url: urlOf(repository, urls, 'commit', sha),
      html_url: page(sha),
    })),
    verification: UNSIGNED,
  };
}

/** `git-tag` of GitHub's description. */
export function toGitTag(repository: string, oid: string, folder: GitFolder, urls: Urls): Resource {
  const { fields, message } = parse(folder.read(oid, 'tag').toString('utf8'));
  const [object = ''] = fields('object');
  const [type = 'commit'] = fields('type');
  return {
    sha: oid,
    node_id: nodeOf('Tag', oid),
    url: urlOf(repository, urls, 'tag', oid),
    tag: fields('tag')[0],
    message,
    tagger: toPerson(fields('tagger')[0] ?? ''),
    object: { type, sha: object, url: urlOf(repository, urls, type, object) },
    verification: UNSIGNED,
  };
}
