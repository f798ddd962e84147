import type { EntityDetector, EntityHit } from '../entity.ts'

/** A medical document named together with whom it is about: `discharge summary for Jane Doe`, `Arztbrief: Herr Beispiel`. */
export const healthRecordName: EntityDetector = {
  type: 'health-record-name',
  trigger: {
    literals: [
      'discharge',
      'medical',
      'patient',
      'health record',
      'pathology',
      'radiology',
      'lab report',
      'laboratory',
      'biopsy',
      'mri report',
      'autopsy',
      'referral letter',
      'prescription',
      'arztbrief',
      'entlass',
      'befund',
      'krankenakte',
      'dossier m',
      'ordonnance',
      'compte rendu',
      'historia cl',
      'receta',
      'cartella',
      'referto',
      'prontu',
      'karta pacjenta',
      'wypis',
      'epikriz',
    ],
  },
  find({ text }) {
    const hits: EntityHit[] = []
    documents.lastIndex = 0
    for (let found = documents.exec(text); found !== null; found = documents.exec(text)) {
      const end = found.index + found[0].length
      person.lastIndex = end
      const name = person.exec(text)
      if (name !== null)
        hits.push({
          start: found.index,
          end: end + name[0].length,
          confidence: 0.7,
          why: ['kind of medical document', 'context: a name after it'],
        })
    }
    return hits
  },
}

const documents =
  /(?<![\p{L}\p{N}])(?:discharge (?:summary|letter)|medical (?:records?|chart|history|report)|patient (?:records?|chart|file|history)|health records?|(?:pathology|radiology|lab(?:oratory)?|biopsy|mri|autopsy) report|referral letter|prescription|arztbrief|entlass(?:ungs)?(?:brief|bericht)|befund(?:bericht)?|(?:kranken|patienten)akte|dossier m[ée]dical|ordonnance|compte rendu (?:op[ée]ratoire|d'hospitalisation)|historia cl[íi]nica|receta m[ée]dica|cartella clinica|referto(?: medico)?|prontu[áa]rio|karta pacjenta|wypis ze szpitala|epikriz)(?![\p{L}\p{N}])/giu
/** `for`, `of` or a colon, and two capitalised words or a title and one. */
const person =
  /(?:[:\-–]? ?(?:for|of|von|für|de|du|di|da|del|della|pacjenta)?,?:? ?(?:(?:the )?patient:? )?)(?:(?:Mr|Mrs|Ms|Dr|Herr|Herrn|Frau|M|Mme|Monsieur|Madame|Sr|Sra|Sig|Pan|Pani)\.? \p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+,? (?:\p{Lu}\.? )?\p{Lu}\p{Ll}+)/uy
