"""Writes percolation.json, the expected answers of percolation centrality: python3 generate_percolation.py

NetworkX divides by 0 where all that percolates is at one node; there the definition's empty sum is 0, and the states here avoid it.
"""

import networkx as nx

from oracle import listed, load, write

CONVENTIONS = {
    "states": "by node, from 0 to 1; several are 0",
    "percolation": "loops are ignored, parallel edges count as one, the lightest of them; every ordered pair counts, in undirected graphs too",
    "percolation_weighted": "the same with weights as lengths, where the graph has some",
}


def answer(graph):
    simple = graph.simple()
    states = [(7 * node % 5) / 4 for node in range(graph.count)]
    answers = {"states": states}
    # At least two nodes percolate, and a pair has a node between.
    if graph.count < 3:
        return answers
    named = dict(enumerate(states))
    answers["percolation"] = listed(nx.percolation_centrality(simple, states=named))
    if graph.weights:
        answers["percolation_weighted"] = listed(nx.percolation_centrality(simple, states=named, weight="weight"))
    return answers


def main():
    write("percolation", CONVENTIONS, {graph.name: answer(graph) for graph in load()})


main()
