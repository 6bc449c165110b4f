import { notFound, Problem, validationFailed } from '../problem.ts';
import { GitFolder } from '../git-folder.ts';
import type { TreeChange } from '../git-folder.ts';
import {
  toGitBlob,
  toGitCommit,
  toGitRef,
  toGitTag,
  toGitTree,
  toShortBlob,
} from '../resources/git.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { repositoryOf } from './endpoint.ts';

const CONTENTS = ['contents'] as const;

function folderOf(call: Call): GitFolder {
  const { git } = repositoryOf(call);
  if (git === null) throw new Problem(409, 'Git Repository is empty.');
  return new GitFolder(git);
}

/** The object named in the path, of that kind. */
function objectOf(call: Call, parameter: string, kind: string): string {
  const oid = call.params[parameter] ?? '';
  if (folderOf(call).kind(oid) !== kind) throw notFound();
  return oid;
}

function fullName(call: Call): string {
  return `refs/${call.params.ref ?? ''}`;
}

function invalid(message: string): Problem {
  return new Problem(422, message);
}

interface Person {
  readonly name: string;
  readonly email: string;
  readonly date?: string;
}

function personOf(call: Call, value: unknown): Person {
  const { login } = call.token.account;
  return (value as Person | undefined) ?? { name: login, email: `${login}@users.example.org` };
}

/** Git's own objects and refs, kept in a bare repository. */
export const GIT = {
  'git/list-matching-refs': {
    permissions: CONTENTS,
    handle: (call) => {
      const { fullName: name } = repositoryOf(call);
      const refs = folderOf(call).refs(fullName(call));
      return { status: 200, body: refs.map((ref) => toGitRef(name, ref, call.urls)) };
    },
  },
  'git/get-ref': {
    permissions: CONTENTS,
    handle: (call) => {
      const name = fullName(call);
      const ref = folderOf(call)
        .refs(name)
        .find((found) => found.name === name);
      if (ref === undefined) throw notFound();
      return { status: 200, body: toGitRef(repositoryOf(call).fullName, ref, call.urls) };
    },
  },
  'git/create-ref': {
    permissions: CONTENTS,
    handle: (call) => {
      const folder = folderOf(call);
      const [name, oid] = [String(call.body.ref), String(call.body.sha)];
      if (!/^refs\/[^/]+\/./.test(name)) throw invalid('Reference name must start with "refs/"');
      const kind = folder.kind(oid);
      if (kind === null) throw invalid('Object does not exist');
      if (folder.oid(name) !== null) throw invalid('Reference already exists');
      folder.setRef(name, oid);
      const ref = { name, oid, kind };
      return { status: 201, body: toGitRef(repositoryOf(call).fullName, ref, call.urls) };
    },
  },
  'git/update-ref': {
    permissions: CONTENTS,
    handle: (call) => {
      const folder = folderOf(call);
      const [name, oid] = [fullName(call), String(call.body.sha)];
      const before = folder.oid(name);
      if (before === null) throw invalid('Reference does not exist');
      const kind = folder.kind(oid);
      if (kind === null) throw invalid('Object does not exist');
      if (call.body.force !== true && !folder.isAncestor(before, oid)) {
        throw invalid('Update is not a fast forward');
      }
      folder.setRef(name, oid);
      const ref = { name, oid, kind };
      return { status: 200, body: toGitRef(repositoryOf(call).fullName, ref, call.urls) };
    },
  },
  'git/delete-ref': {
    permissions: CONTENTS,
    handle: (call) => {
      const folder = folderOf(call);
      const name = fullName(call);
      if (folder.oid(name) === null) throw invalid('Reference does not exist');
      folder.deleteRef(name);
      return { status: 204 };
    },
  },
  'git/create-blob': {
    permissions: CONTENTS,
    handle: (call) => {
      const encoding = call.body.encoding === 'base64' ? 'base64' : 'utf8';
      const oid = folderOf(call).writeBlob(Buffer.from(String(call.body.content), encoding));
      return { status: 201, body: toShortBlob(repositoryOf(call).fullName, oid, call.urls) };
    },
  },
  'git/get-blob': {
    permissions: CONTENTS,
    handle: (call) => {
      const oid = objectOf(call, 'file_sha', 'blob');
      const content = folderOf(call).read(oid, 'blob');
      return { status: 200, body: toGitBlob(repositoryOf(call).fullName, oid, content, call.urls) };
    },
  },
  'git/create-tree': {
    permissions: CONTENTS,
    handle: (call) => {
      const folder = folderOf(call);
      const changes = call.body.tree as readonly TreeChange[];
      if (changes.length === 0) throw invalid('Invalid tree info');
      const base = call.body.base_tree as string | undefined;
      const oid = folder.writeTree(base ?? null, changes);
      if (oid === null) throw validationFailed('Tree', 'tree', 'invalid', 'BadObjectState');
      return { status: 201, body: toGitTree(repositoryOf(call).fullName, oid, folder, call.urls) };
    },
  },
  'git/get-tree': {
    permissions: CONTENTS,
    handle: (call) => {
      const folder = folderOf(call);
      const oid = folder.treeOf(call.params.tree_sha ?? '');
      if (oid === null) throw notFound();
      return { status: 200, body: toGitTree(repositoryOf(call).fullName, oid, folder, call.urls) };
    },
  },
  'git/create-commit': {
    permissions: CONTENTS,
    handle: (call) => {
      const folder = folderOf(call);
      const { tree, parents = [], message } = call.body;
      const author = personOf(call, call.body.author);
      const committer = personOf(call, call.body.committer ?? author);
      const request = { tree: String(tree), parents: parents as string[], author, committer };
      const oid = folder.writeCommit({ ...request, message: String(message) });
      const body = toGitCommit(repositoryOf(call).fullName, oid, folder, call.urls);
      return { status: 201, body };
    },
  },
  'git/get-commit': {
    permissions: CONTENTS,
    handle: (call) => {
      const oid = objectOf(call, 'commit_sha', 'commit');
      const body = toGitCommit(repositoryOf(call).fullName, oid, folderOf(call), call.urls);
      return { status: 200, body };
    },
  },
  'git/create-tag': {
    permissions: CONTENTS,
    handle: (call) => {
      const folder = folderOf(call);
      const { tag, message, object } = call.body;
      if (folder.kind(String(object)) !== call.body.type) throw invalid('Object does not exist');
      const oid = folder.writeTag({
        tag: String(tag),
        message: String(message),
        object: String(object),
        tagger: personOf(call, call.body.tagger),
      });
      return { status: 201, body: toGitTag(repositoryOf(call).fullName, oid, folder, call.urls) };
    },
  },
  'git/get-tag': {
    permissions: CONTENTS,
    handle: (call) => {
      const oid = objectOf(call, 'tag_sha', 'tag');
      const body = toGitTag(repositoryOf(call).fullName, oid, folderOf(call), call.urls);
      return { status: 200, body };
    },
  },
} as const satisfies Readonly<Record<string, Endpoint>>;
