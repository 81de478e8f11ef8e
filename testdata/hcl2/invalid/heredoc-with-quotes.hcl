a = <<"E"
text
E
