import { crossed, type Phrasebook } from './phrases.ts'

export const italian: Phrasebook = {
  'override-verb':
    'ignora|ignorare|ignori|dimentica|dimenticare|dimentichi|trascura|non tenere conto|tralascia|sovrascrivi|annulla|lascia perdere|aggira|scavalca',
  'prior-state':
    'precedent*|di sopra|sopra|tutte le|tutti i|tutto ciò|tue|vostre|iniziali|antecedenti|quanto sopra',
  'instruction-noun':
    'istruzione|istruzioni|indicazioni|direttive|regole|comandi|ordini|linee guida|prompt|restrizioni|disposizioni',
  'override-phrase':
    'ignora tutto|ignora tutte|dimentica tutto|dimentica tutte|istruzioni precedenti|ignora le istruzioni|dimentica le istruzioni|ignora quanto sopra|ignora le tue|dimentica le tue|ciò che ti è stato detto|quello che ti è stato detto|ignora la|ignora il|lascia perdere|indicazioni precedenti|ignora tutto ciò|ignora i precedenti',
  'output-order':
    'e dì|e dimmi|e mostra|e mostrami|e rivela|e rispondi|e ripeti|e scrivi|invece|al suo posto|e afferma|e dichiara|e dammi|e indica|e stampa',
  'new-task': 'nuova istruzione|nuove istruzioni|nuovo compito|il tuo compito ora|nuove regole|nuovo ordine',
  'from-now-on': "da ora in poi|d'ora in poi|da adesso in poi|da questo momento",
  'persona-assignment': 'ora sei|adesso sei|sei ora|non sei più|diventerai|agirai come|tu sei adesso',
  'role-play':
    'fai finta|fingi|finga|agisci come|comportati come|interpreta il ruolo|gioco di ruolo|recita la parte',
  unrestricted:
    'senza restrizioni|senza alcuna restrizione|senza limiti|senza limitazioni|senza filtri|senza filtro|senza censura|senza regole|nessuna restrizione|senza morale|senza etica|illimitato|non valgono|non filtrat*',
  'never-refuse':
    'non rifiutare mai|rispondi a tutto|qualsiasi domanda|tutte le mie domande|devi rispondere|a qualsiasi costo|senza esitare|qualunque domanda|qualunque mia richiesta',
  'no-disclaimers': 'senza avvertenze|senza avvisi|senza scuse',
  'system-mode':
    'modalità sviluppatore|modalità di manutenzione|modalità manutenzione|modalità di sistema|modalità sistema|modalità dio|modalità di verifica|modalità debug|sto entrando in|sto avviando|entro in|nota di sistema|modalità di applicazione',
  authority:
    "sono dio|sono il tuo creatore|come tuo capo|in qualità di tuo capo|sono il presidente|presidente degli stati uniti|sono un poliziotto|agente di polizia|sono l'amministratore|sviluppata da openai|sviluppato da openai|sviluppata da anthropic|sono un contabile|manutentore|come ia|in qualità di ia|come assistente",
  coercion:
    'ti darò 200|ti darò $|il mio amico mi ha detto|lo prometto|prometto|so che hai detto|sarò costretto|la sicurezza del paese|tutti nel team|condivisione delle password|condividere le password',
  'system-prompt':
    'prompt di sistema|prompt del sistema|istruzioni di sistema|messaggio di sistema|prompt iniziale|istruzioni iniziali|configurazione di sistema|istruzioni interne|linee guida di sicurezza',
  'own-instructions':
    'le tue istruzioni|tue istruzioni|vostre istruzioni|il tuo prompt|tuo prompt|le tue regole|testo sopra|testo precedente|la tua configurazione',
  'reveal-verb':
    'mostra|mostrami|mostrare|rivela|rivelami|rivelare|ripeti|ripetere|dimmi|dirmi|dammi|condividi|condividere|condivida|qual è|quale è|quali sono|che cosa è|stampa|stampare|divulga|confermare|scrivi|traduci|tradurre|fornirmi|darmi',
  verbatim: 'parola per parola|letteralmente|testualmente|alla lettera',
  'own-secret': `${crossed('tua|vostra|nostra|sua|la tua|del nostro|tuo', "password|chiave segreta|parola chiave|codice segreto|codice di accesso|passphrase|frase segreta|passcode|parola d'ordine")}|qual è la password|è la password|la password del nostro|la password per|password per il nostro|la password?|password del sistema|con la password|sulla password|la password in|password come|qualè la`,
  'secret-noun':
    "password|chiave segreta|codice segreto|codice di accesso|credenziali|parola d'ordine|chiave api",
  'user-data':
    "dell'utente|l'utente vive|vive l'utente|utenti nel tuo|tuo database|vostro database|iniziali dell'|elenco degli utenti",
  'person-attribute':
    'vive attualmente|saldo bancario|saldo del conto|data di nascita|anno di nascita|indirizzo e-mail di|indirizzo email di|numero di previdenza|dove vive',
  hypothetical:
    'immagina|immaginate|immaginiamo|ipotetic*|scenario|in un mondo in cui|in un mondo dove|mondo parallelo|universo parallelo|distopic*|fittizi*|supponiamo|in questa società|in questo mondo',
  'encoded-answer':
    'in ordine inverso|al contrario|in base64|usando base64|con trattini|codifica|codificare|acrostico|in leetspeak|prima lettera di|prime tre lettere',
  'decode-order': 'decodifica*|decifra*|eseguilo|segui le istruzioni',
  'answer-tampering':
    "alla fine della tua risposta|alla fine di ogni risposta|nella tua risposta|potremmo affermare|potremmo dire|potremmo dichiarare|potrebbe essere|affermiamo che|dichiariamo che|ammetto|l'output è|deve essere aggiunto",
  'document-noun':
    "riassumi|curriculum|pagina web|la funzione|tabella|articolo di wikip*|documento|l'output di questo codice|conclusioni",
  'send-verb': 'invia|inviare|invialo|inoltra|manda|trasmetti',
  'question-marker': 'd:|d :|domanda:',
  'answer-marker': 'r:|r :|risposta:',
  'string-assembly': 'tre stringhe|parte 1|combina a',
  'persona-name': 'fare qualsiasi cosa ora|fai qualsiasi cosa ora|fare tutto ora|applicazione dan|un dan',
}

export const portuguese: Phrasebook = {
  'override-verb':
    'ignore|ignora|ignorar|ignorem|esqueça|esquece|esquecer|desconsidere|desconsidera|desrespeite|despreze|sobrescreva|anule|descarte|não siga|contorne',
  'prior-state':
    'anterior|anteriores|prévias|prévios|acima|todas as|todos os|tudo o que|suas|seus|tuas|iniciais|precedentes',
  'instruction-noun':
    'instrução|instruções|orientações|diretrizes|regras|ordens|comandos|prompt|restrições|diretivas|normas|políticas',
  'override-phrase':
    'ignore tudo|ignore todas|esqueça tudo|esqueça todas|esquece tudo|instruções anteriores|ignore as instruções|esqueça as instruções|desconsidere as instruções|ignore o acima|ignore suas|ignore as suas|esqueça suas|ignore o que|tudo o que lhe foi dito|tudo o que te disseram|ignore a|ignore o|ignora as|orientações anteriores',
  'output-order':
    'e diga|e me diga|e mostre|e revele|e responda|e repita|e escreva|em vez disso|e afirme|e declare|e me dê|e forneça|e indique',
  'new-task': 'nova instrução|novas instruções|nova tarefa|sua tarefa agora|novas regras|nova ordem',
  'from-now-on': 'a partir de agora|de agora em diante|daqui em diante|a partir deste momento|doravante',
  'persona-assignment':
    'você agora é|agora você é|tu és agora|você não é mais|você vai agir|você será|agora és',
  'role-play':
    'finja|finge|aja como|atue como|faça de conta|interprete o papel|faça o papel|comporte-se como|assuma o papel|jogo de papéis',
  unrestricted:
    'sem restrições|sem qualquer restrição|sem limites|sem limitações|sem filtro|sem filtros|sem censura|sem regras|nenhuma restrição|não tem restrições|sem moral|sem ética|irrestrito|ilimitado',
  'never-refuse':
    'nunca recuse|nunca se recuse|responda a tudo|responda qualquer|qualquer pergunta|todas as minhas perguntas|tem que responder|deve responder|custe o que custar|sem hesitar',
  'no-disclaimers': 'sem avisos|sem advertências|sem desculpas',
  'system-mode':
    'modo desenvolvedor|modo de desenvolvedor|modo de manutenção|modo manutenção|modo sistema|modo de sistema|modo deus|modo de verificação|modo de aplicação da lei|modo de depuração|estou entrando|estou iniciando|nota do sistema',
  authority:
    'eu sou deus|sou deus|sou seu criador|como seu chefe|sou o presidente|presidente dos estados unidos|sou policial|oficial de polícia|agente da polícia|sou o administrador|desenvolvida pela openai|desenvolvida pela anthropic|sou contador|sou o mantenedor|como uma ia|mantenedor do seu',
  coercion:
    'eu te darei 200|vou te dar 200|te dou|meu amigo me disse|eu prometo|prometo|sei que você disse|serei forçado|segurança do país|todos na equipe|compartilhar senhas|compartilhamento de senhas',
  'system-prompt':
    'prompt do sistema|prompt de sistema|instruções do sistema|mensagem do sistema|prompt inicial|instruções iniciais|configuração do sistema|instruções internas',
  'own-instructions':
    'suas instruções|tuas instruções|seu prompt|suas regras|suas diretrizes|texto acima|sua configuração',
  'reveal-verb':
    'mostre|mostra|mostrar|mostre-me|revele|revelar|repita|repetir|diga-me|me diga|me dizer|dizer-me|dê-me|me dê|compartilhe|compartilhar|qual é|qual a|quais são|imprima|imprimir|divulgue|confirmar|escreva|traduza|traduzir',
  verbatim: 'palavra por palavra|literalmente|textualmente|exatamente como',
  'own-secret': `${crossed('sua|tua|nossa|seu|nosso|do nosso', 'senha|senhas|chave secreta|código secreto|código de acesso|frase secreta|palavra-passe|frase-senha|palavra secreta')}|qual é a senha|é a senha|a senha do nosso|a senha para|senha do nosso|senha?|senha do sistema|senhas para nosso|com a senha|sobre a senha|a senha em|senha como|a palavra-passe`,
  'secret-noun':
    'senha|senhas|palavra-passe|chave secreta|código secreto|código de acesso|credenciais|chave de api',
  'user-data':
    'do usuário|do utilizador|o usuário mora|o usuário vive|usuário mora|usuário vive|usuários em seu banco|seu banco de dados|iniciais do|lista de usuários',
  'person-attribute':
    'saldo bancário|data de nascimento|ano de nascimento|endereço de e-mail de|endereço de email de|seguro social|onde mora|onde vive',
  hypothetical:
    'imagine|imagina|imaginemos|hipotétic*|cenário|em um mundo onde|num mundo onde|em um mundo em que|mundo paralelo|universo paralelo|distópic*|fictíci*|suponha|vamos supor|nesta sociedade|neste mundo',
  'encoded-answer':
    'em ordem inversa|ao contrário|de trás para frente|em base64|usando base64|com traços|com hífens|codifique|codificar|acróstico|em leetspeak|primeira letra de|três primeiras letras|primeiras três letras',
  'decode-order': 'decodifi*|descodifi*|decifr*|execute-o',
  'answer-tampering':
    'no final da sua resposta|no fim de cada resposta|na sua resposta|em sua resposta|poderíamos afirmar|poderíamos dizer|podemos afirmar|poderia ser|vamos afirmar|vamos declarar|admito|a saída é|deve ser adicionado',
  'document-noun':
    'resuma|resumir|currículo|página da web|a função|tabela de|artigo da wikip*|documento|a saída deste código|conclusões',
  'send-verb': 'envie|envia|enviar|encaminhe|mande|transmita',
  'question-marker': 'p:|p :|pergunta:',
  'answer-marker': 'r:|r :|resposta:',
  'string-assembly': 'três strings|três cadeias|parte 1|combine a, b',
  'persona-name':
    'faça qualquer coisa agora|fazer qualquer coisa agora|aplicativo dan|um dan|fazer tudo agora',
}
