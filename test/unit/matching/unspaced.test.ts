import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';

const LAW = `
  //- /law.objectives.yaml
  prefix: 港湾法
  aliases: [港法, Harbour Act]
  editions:
    - edition: "2020"
      objectives: [{number: 第5条, title: 係留, replacedBy: [第7条]}]
    - edition: "2024"
      objectives: [第7条 係留, 第7条第1項 届出, 第7条第2項 例外, 第8条 料金, 第12条の2 罰則]
  //- /plan.md`;

describe('in scripts without spaces, numbers', () => {
  it('touch their prefix and the words around', () => {
    checkReferences(`${LAW}
      当社は港湾法第7条に従い、港法第7条第1項（届出）を行う。旧港湾法第5条は、
         ^^^^^^ current: 第7条
                   ^^^^^^^^ current: 第7条第1項
                                    ^^^^^^ replaced: 第5条
      港湾法 第8条、「港湾法」第8条、Harbour Act 第8条、港湾法（第8条）
      ^^^^^^^ current: 第8条
               ^^^^^^^ current: 第8条
                       ^^^^^^^^^^^^^^^ current: 第8条
                                       ^^^^^^^ current: 第8条
      港湾法第99条は存在しない。
      ^^^^^^^ unknown-objective: 第99条
    `);
  });

  it('are joined to lists and ranges by words that touch them', () => {
    checkReferences(`${LAW}
      港湾法第7条第1項及び第8条、港湾法第7条・第8条
      ^^^^^^^^^ current: 第7条第1項
                 ^^^ current: 第8条
                     ^^^^^^ current: 第7条
                            ^^^ current: 第8条
      港湾法第7条から第8条まで
      ^^^^^^ current: 第7条 (from)
              ^^^ current: 第8条 (to)
    `);
  });

  it('are read whole or not at all', () => {
    checkReferences(`${LAW}
      港湾法第12条の2と第8条
      ^^^^^^^^^ current: 第12条の2
                ^^^ current: 第8条
      港湾法第7条第一項、港湾法第7条第1項の2、港湾法第7条第1号、港湾法施行規則第7条、民法第7条
      港湾法第7条第9項、港湾法第7条の3
      ^^^^^^^^^ unknown-objective: 第7条第9項
                ^^^^^^^^ unknown-objective: 第7条の3
    `);
  });

  it('in Korean', () => {
    checkReferences(`
      //- /law.objectives.yaml
      prefix: 항만법
      objectives: [제7조 하나, 제7조제1항 둘, 제8조 셋]
      //- /plan.md
      항만법 제7조제1항에 따라 항만법 제7조 및 제8조의 규정
      ^^^^^^^^^^ current: 제7조제1항
                     ^^^^^^^ current: 제7조
                               ^^^ current: 제8조
    `);
  });
});
