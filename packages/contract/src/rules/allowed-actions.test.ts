import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Role, Step } from '@partner-journey/contract';
import { allowedActions } from '@partner-journey/contract/rules';
import { journey, stage, step } from '../../test/build-journey.js';

function allowed(role: Role, members: Partial<Step>): string {
  const one = step('a', members);
  return allowedActions(one, journey(stage('s', [one, step('b')])), { id: 'x', role }).join(' ');
}

const plain: readonly [Partial<Step>, partner: string, admin: string, program: string][] = [
  [
    { status: 'todo' },
    'start complete block comment',
    'start complete block assign comment',
    'skip assign comment',
  ],
  [
    { status: 'in-progress' },
    'complete block comment',
    'complete block assign comment',
    'skip assign comment',
  ],
  [{ status: 'done' }, 'reopen comment', 'reopen comment', 'reopen comment'],
  [{ status: 'skipped' }, 'comment', 'comment', 'reopen comment'],
  [{ status: 'skipped', required: false }, 'reopen comment', 'reopen comment', 'reopen comment'],
  [{ status: 'blocked' }, 'unblock comment', 'unblock assign comment', 'skip assign comment'],
  [
    { status: 'todo', required: false },
    'start complete block comment',
    'start complete skip block assign comment',
    'skip assign comment',
  ],
  [{ status: 'parked' }, 'comment', 'comment', 'comment'],
  [{ side: 'program' }, 'comment', 'comment', 'start complete skip block assign comment'],
  [{ side: 'program', kind: 'approval' }, 'comment', 'comment', 'start complete skip block assign comment'],
  [{ side: 'program', kind: 'form' }, 'comment', 'comment', 'start submit skip block assign comment'],
  [{ visibility: 'program-only', side: 'program' }, '', '', 'start complete skip block assign comment'],
  [{ dependsOn: [{ stepId: 'b' }] }, 'block comment', 'block assign comment', 'skip assign comment'],
  [
    { kind: 'something-new' },
    'start complete block comment',
    'start complete block assign comment',
    'skip assign comment',
  ],
];

describe('allowedActions', () => {
  it('follows side, role, status and dependencies', () => {
    for (const [members, ...expected] of plain) {
      const roles = ['partner', 'partner-admin', 'program'] as const;
      const actual = roles.map((role) => allowed(role, members));
      assert.deepEqual(actual, expected, JSON.stringify(members));
    }
  });

  it('lets forms, uploads, agreements and approvals be submitted and then decided by the program', () => {
    for (const kind of ['form', 'upload', 'agreement', 'approval']) {
      assert.equal(allowed('partner', { kind }), 'start submit block comment');
      assert.equal(allowed('partner', { kind, status: 'submitted' }), 'comment');
      assert.equal(allowed('program', { kind, status: 'submitted' }), 'assign comment approve return');
      assert.equal(allowed('partner', { kind, status: 'returned' }), 'submit block comment');
      assert.equal(allowed('partner', { kind, status: 'done' }), 'comment');
      assert.equal(allowed('program', { kind, status: 'done' }), 'reopen comment');
    }
  });
});
