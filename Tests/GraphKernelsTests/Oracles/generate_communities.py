"""Writes communities.json, modularities of given partitions and the levels that good methods reach: python3 generate_communities.py

NetworkX and igraph must agree on the modularity of every partition. Parallel edges add up; a loop of weight w adds w within its community
and 2w to the degree of its node (w to its in-degree and to its out-degree, where the graph is directed), as in both tools.
"""

import random

import igraph
import networkx as nx

from oracle import agreed, load, to_igraph, write

RESOLUTIONS, TRIALS = (0.5, 1, 2), 20
# What igraph's exact method, an integer program, does not end within a minute. (Of a directed graph with loops it does not count the loops
# as its own modularity does, so it is not asked.)
TOO_HARD = {"dense random", "directed random", "random", "barabasi-albert", "watts-strogatz", "sparse directed"}

CONVENTIONS = {
    "all": "parallel edges add up, a loop of weight w adds w within its community and 2w to a degree (directed: w to each); null where "
    "there are no edges; _weighted: by the weights, absent where the graph has none",
    "partitions": "membership by node, and its modularity at resolutions 0.5, 1 and 2; of directed graphs after Leicht and Newman",
    "levels": "at resolution 1: louvain, the best of 20 runs of NetworkX; leiden, the best of 20 runs of igraph to convergence (undirected "
    "graphs); optimal, the greatest modularity of all partitions, by igraph's integer program, where that ends in a minute",
}


def modularity(graph, membership, weighted, resolution):
    communities = {}
    for node, community in enumerate(membership):
        communities.setdefault(community, set()).add(node)
    network = graph.multigraph()
    return agreed(
        nx.community.modularity(network, communities.values(), weight="weight" if weighted else None, resolution=resolution),
        to_igraph(network).modularity(
            membership, weights="weight" if weighted else None, resolution=resolution, directed=graph.directed
        ),
    )


def modularities(graph, membership, weighted):
    if not graph.pairs:
        return [float("nan")] * len(RESOLUTIONS)
    return [modularity(graph, membership, weighted, resolution) for resolution in RESOLUTIONS]


def best_louvain(graph, weighted):
    """The best partition of TRIALS runs, as a membership: communities in the order of their smallest node."""
    network, weight = graph.multigraph(), "weight" if weighted else None
    runs = [nx.community.louvain_communities(network, weight=weight, seed=seed) for seed in range(TRIALS)]
    best = sorted(max(runs, key=lambda run: nx.community.modularity(network, run, weight=weight)), key=min)
    return [next(index for index, community in enumerate(best) if node in community) for node in range(graph.count)]


def best_leiden(graph, weighted):
    network, weight = to_igraph(graph.multigraph()), "weight" if weighted else None
    igraph.set_random_number_generator(random.Random(1))
    runs = [network.community_leiden("modularity", weights=weight, n_iterations=-1) for _ in range(TRIALS)]
    return max(modularity(graph, run.membership, weighted, 1) for run in runs)


def optimal(graph, weighted):
    if graph.name in TOO_HARD or (graph.directed and any(u == v for u, v in graph.pairs)):
        return None
    found = to_igraph(graph.multigraph()).community_optimal_modularity(weights="weight" if weighted else None)
    return modularity(graph, found.membership, weighted, 1)


def levels(graph, weighted, louvain):
    answers = {
        "louvain": modularity(graph, louvain, weighted, 1),
        "leiden": None if graph.directed else best_leiden(graph, weighted),
        "optimal": optimal(graph, weighted),
    }
    assert answers["optimal"] is None or all(level is None or level < answers["optimal"] + 1e-9 for level in answers.values())
    return answers


def answer(graph):
    count = graph.count
    partitions = {
        "one": [0] * count,
        "singletons": list(range(count)),
        "halves": [2 * node // count for node in range(count)],
        "thirds": [node % 3 for node in range(count)],
    }
    if graph.pairs:
        partitions["louvain"] = best_louvain(graph, False)
    answers = {
        "partitions": [
            {
                "name": name,
                "membership": membership,
                "modularity": modularities(graph, membership, False),
                "modularity_weighted": modularities(graph, membership, True) if graph.weights else None,
            }
            for name, membership in partitions.items()
        ]
    }
    if graph.pairs:
        answers["levels"] = levels(graph, False, partitions["louvain"])
    if graph.weights:
        answers["levels_weighted"] = levels(graph, True, best_louvain(graph, True))
    return answers


def main():
    write("communities", CONVENTIONS, {graph.name: answer(graph) for graph in load()})


main()
