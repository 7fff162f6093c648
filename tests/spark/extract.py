"""usage: spark-submit extract.py ARTICLES OUTPUT"""
import os
import sys

from pyspark import SparkContext

sc = SparkContext(appName="berita")
# pipe() gives its program an empty environment, without a PATH, and takes any
# status but 0 for a failure of the task: 1 says that a document was bad, of which the program told on standard error.
command = "sh -c 'berita-extract -i jsonl --quiet || [ $? -eq 1 ]'"
sc.textFile(sys.argv[1], 8).pipe(command, env=dict(os.environ), checkCode=True).saveAsTextFile(sys.argv[2])
