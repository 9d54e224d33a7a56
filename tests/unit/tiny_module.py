"""A training module of Val-Clair: nobody teaches it."""

from __future__ import annotations

FACTS = """\
id: lamps
number: 1
kind: core
minutes: [4, 10, 10]
distress: 1
law_as_of: 2024-06-01
review_due: 2026-06-01
outcomes:
  - {id: see, verb: see, level: know}
  - {id: tell, verb: tell, level: apply}
sources:
  - {source: report-2024, place: section 1}
"""
TEXT = """\
---
title: Les lampes
lead: Voir les lampes.
outcomes: {see: Voir une lampe., tell: Parler d’une lampe.}
questions: {which: Quelle lampe ?}
keep: {light: Une lampe éclaire.}
---

## Noms {#names}

Une lampe éclaire. Lire [les plans](page:plans).

:::: slide shown depth=1 minutes=4
### Deux lampes
- La rouge
- La bleue
::: note
Montrez-les.
:::
::::

:::: case night depth=2 minutes=6 distress=1 outcomes=see,tell
### La nuit
Cas inventé.
::: prompts
1. Que voit-elle ?
:::
::: answers
1. Une lampe.
:::
::::

:::: question long kind=choice depth=1 outcomes=see
Combien de temps dure le silence ?
- [ ] {quiet_time_x2}
  > Non.
- [x] {quiet_time}
  > Oui.
- [ ] {quiet_time_x3}
  > Non.
::::

:::: question pairs kind=matching depth=1 outcomes=tell
Reliez.
- Jour = Bougie
- Nuit = Lampe
- Soir = Soleil
> Bien.
::::

::: handout
### Ce qu’il faut garder
- Une lampe.
:::
"""
FILES = {"modules/lamps/module.yml": FACTS, "modules/lamps/fr.md": TEXT}
