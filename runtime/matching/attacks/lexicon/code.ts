import type { Phrasebook } from './phrases.ts'

/** Fragments of commands and code that run, read or break what they should not; the same in every language. */
export const codeFragments: Phrasebook = {
  'shell-danger':
    'rm -rf*|rm -fr*|¦ bash*|¦bash*|¦ sh*|¦sh*|curl *|curl -*|wget *|wget -*|nc -e*|nc -l*|ncat|netcat|/dev/tcp/*|bash -i*|bash -c*|sh -c*|/bin/sh*|/bin/bash*|powershell*|cmd /c*|cmd.exe*|chmod 777*|chmod +x*|sudo *|mkfs*|dd if=*|:(){*|nohup*|base64 -d*|base64 --decode*|eval $(*|`whoami`*|whoami|$(cat*|$(curl*|$(whoami*|$(id*|; cat *|&& curl*|&& wget*|dig *|nslookup|ld_preload*|pythonstartup*|node_options*|--require*|¦ base64*|tail -n*|ln -s*|certutil*|reg add*|schtasks*|mshta*|ssh-rsa*|ssh-ed25519*|docker run*|ping -c*|apt-get remove*|uname -r*|npm install*|pip install*|node -e*|python -c*|python3 -c*|perl -e*|ruby -e*|echo $*|printenv*|env ¦*|git worktree*|"command":*|"args":*',
  'sensitive-file':
    '/etc/passwd*|/etc/shadow*|/etc/sudoers*|.ssh/*|id_rsa*|id_ed25519*|id_ecdsa*|.env|.env*|.aws/credentials*|.aws/*|.kube/config*|.npmrc*|.netrc*|.git-credentials*|.bash_history*|.bashrc*|.zshrc*|.gnupg*|authorized_keys*|../../*|..%2f*|/../*|/proc/self*|/root/*|/var/log/*|file:///*|wallet.dat*|keychain*|login data*|ssh_key*|$api_key*|$aws_*|$openai*|aws_secret*|secrets.json*|credentials.json*|token.json*|.db|.pth|.plist*|/tmp/*|~/*',
  'code-execution':
    'os.system*|os.popen*|subprocess*|child_process*|execsync*|spawnsync*|exec(*|eval(*|execfile(*|system(*|__import__*|importlib*|compile(*|popen(*|runtime.getruntime*|processbuilder*|pickle.loads*|pickle.load*|yaml.load(*|torch.load*|marshal.loads*|__reduce__*|ctypes.cdll*|syscall.exec*|shell_exec*|shellexec*|openexternal*|ipcrenderer*|process.mainmodule*|require(\'child*|require("child*|import os*|import socket*|import smtplib*|import requests*|requests.post*|urllib.request*|fernet*|cryptography.hazmat*|ciphers import*|shutil*|os.remove*|socket.socket*|while true*|pynput*|pg_execute*|xp_cmdshell*|load_file*|into outfile*',
  'sandbox-escape':
    '__subclasses__*|__globals__*|__builtins__*|__class__*|__bases__*|__mro__*|__dict__*|__self__*|gi_frame*|cr_frame*|f_globals*|f_locals*|f_back*|f_builtins*|constructor.constructor*|constructor.prototype*|__proto__*|mainmodule*|return process*|return this*|function(){*|chr(*|fromcharcode*|getattr(*|{{*|${jndi*|<%=*|#{*|@{*|\\x0b*|\\x69*|\\u00*|startswith =*|isinstance(*',
  'web-injection':
    '<script*|</script>|onerror=*|onerror =*|onload=*|onload =*|onmouseover=*|onclick=*|onfocus=*|javascript:*|document.cookie*|document.location*|window.location*|localstorage*|alert(1)*|alert(*|<svg*|<iframe*|<img src=*|<img src =*|srcdoc=*|expression(*|fetch(\'*|fetch("*|new image().src*|navigator.sendbeacon*|atob(*|data:text/html*|vbscript:*|console.log(*|innerhtml*|<meta http-equiv*',
  'database-injection':
    "' or '1'='1*|' or 1=1*|or 1=1*|or 1 = 1*|'1'='1*|union select*|union all select*|; drop table*|drop table*|; update *|; delete from*|'; --*|' --*|--'*|sleep(5)*|sleep(*|waitfor delay*|insert into users*|information_schema*|select password*|username, password*|admin'*|detach delete*|match (*|apoc.*|dbms.security*|¦ take *|¦ project *|// \"*|substring(password*|delete r*|)*)*|(.*)+*|+)*!*|)+$*",
  'internal-address':
    '169.254.169.254*|metadata.google.internal*|computemetadata*|latest/meta-data*|127.0.0.1*|localhost:*|http://localhost*|0.0.0.0*|[::1]*|[::ffff*|[::*|2130706433*|0x7f*|192.168.*|http://10.*|//10.*|http://192.*|http://172.*|.internal/*|gopher://*|dict://*|nip.io*|sslip.io*',
}
