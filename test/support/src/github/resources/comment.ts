import type { Comment, Repository } from '../store.ts';
import { nodeId } from './urls.ts';
import type { Urls } from './urls.ts';
import { toApp, toUser } from './user.ts';

const REACTIONS = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];

/** `issue-comment` of GitHub's description. */
export function toComment(
  repository: Repository,
  comment: Comment,
  urls: Urls,
): Record<string, unknown> {
  const root = `${urls.api}/repos/${repository.fullName}/issues`;
  const url = `${root}/comments/${comment.id}`;
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url,
    html_url: `${urls.html}/${repository.fullName}/pull/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${root}/${comment.issue}`,
    user: toUser(comment.author, urls),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: comment.author.type === 'Bot' ? 'NONE' : 'CONTRIBUTOR',
    performed_via_github_app: toApp(comment.author, urls),
    reactions: {
      url: `${url}/reactions`,
      total_count: 0,
      ...Object.fromEntries(REACTIONS.map((reaction) => [reaction, 0])),
    },
  };
}
