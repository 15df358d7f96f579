import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { OBJECTIVES_CHANGED } from '../../../server/src/protocol/index.ts';
import { citedView } from './cited-view.ts';
import { registerBadges } from './count-badges.ts';
import { objectiveCommands } from './objective-commands.ts';
import { objectivesView } from './objectives-view.ts';

/** The views of the Activity Bar. They send no request before one of them is visible. */
export function registerObjectives(client: BaseLanguageClient, memento: vscode.Memento): vscode.Disposable {
  const objectives = objectivesView(client, memento);
  const cited = citedView(client);
  const outdated = (): void => {
    objectives.outdated();
    cited.outdated();
  };
  return vscode.Disposable.from(
    objectives,
    cited,
    registerBadges(),
    objectiveCommands(client, objectives.view, cited.view),
    client.onNotification(OBJECTIVES_CHANGED, outdated),
    client.onDidChangeState(({ newState }) => newState === State.Running && outdated()),
  );
}
