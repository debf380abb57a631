UPDATE run SET title_en=printf('%.*c',100000,'x')
