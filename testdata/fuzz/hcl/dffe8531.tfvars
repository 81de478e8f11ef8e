stkey = 'rivate_OT
line
EOT
token =
  ha = 
b = +1
c ] .x

=========ag =
}s = ['a', 'b']
