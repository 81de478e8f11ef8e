hello ${env}
