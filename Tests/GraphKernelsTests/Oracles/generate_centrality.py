"""Writes centrality.json, the expected answers of the centrality kernels: python3 generate_centrality.py

NetworkX and igraph both answer wherever both can, and must agree; the eigenvector family is solved exactly by NumPy, and NetworkX and
igraph confirm it. The conventions below are those of GraphKernels; a comment says where a tool has another one and is left out. igraph
warns of vectors with zeros: those are meant.
"""

import networkx as nx
import numpy as np

from oracle import agreed, listed, load, to_igraph, write

CONVENTIONS = {
    "all": "lists are indexed by node; absent: does not apply; _weighted: by the weights of the graph, where it has some",
    "simple": "all measures but those listed under matrix: loops are ignored, parallel edges count as one, the lightest of them",
    "matrix": "multi degrees, strengths, eigenvector, katz, pagerank, hub and authority: parallel edges add up, a loop is one entry on the "
    "diagonal (multi degrees and strengths of undirected graphs count a loop twice)",
    "degree": "degree of a directed graph is in_degree plus out_degree",
    "closeness": "Wasserman-Faust, by distances FROM the node along the edges: (r-1)/(n-1) * (r-1)/sum, r nodes reached with itself; 0 "
    "where it reaches none",
    "harmonic": "raw: sum of 1/distance FROM the node along the edges",
    "betweenness": "raw: undirected pairs count once; ends are left out",
    "edge_betweenness": "raw: [u, v, value], undirected u < v; ends are counted in",
    "eccentricity": "the greatest distance FROM the node to a node it reaches; 0 where it reaches none",
    "spectral_radius": "of the adjacency matrix: katz converges if and only if alpha is below its reciprocal",
    "eigenvector": "Euclidean norm 1, positive; of directed graphs by incoming edges; absent where the largest eigenvalue is 0 or multiple",
    "katz": "alpha 0.1, beta 1, Euclidean norm 1; by incoming edges; absent where it does not converge",
    "pagerank": "damping 0.85, sum 1; dangling mass spread evenly",
    "pagerank_personalized": "teleports in proportion to personalization; dangling mass spread evenly all the same (NetworkX's default and "
    "igraph's choice, spread by personalization, is pagerank_personalized_dangling)",
    "hub": "hub and authority: sum 1; absent where the largest singular value is 0 or multiple",
    "core": "of the undirected simple graph; core_total, core_in and core_out of directed graphs: by in-degree plus out-degree, in-degree, "
    "out-degree",
    "triangles": "of the undirected simple graph; so are clustering, clustering_weighted_barrat and clustering_weighted_onnela (geometric "
    "mean of weights over the greatest weight); 0 where the degree is below 2; clustering_directed: Fagiolo",
    "constraint": "Burt; tie strengths a_uv + a_vu; null for a node without neighbours; effective_size "
    "likewise: the sum over neighbours j of 1 - sum over q of p_iq m_jq, p a share of i's strengths, m relative to the greatest of j",
}


def by_pairs(values, directed):
    return sorted([*(pair if directed else sorted(pair)), value] for pair, value in values.items())


def by_distance(simple, weight):
    """What follows from shortest paths, by hops or by a weight."""
    count, graph = len(simple), to_igraph(simple)
    back = simple.reverse() if simple.is_directed() else simple  # NetworkX measures distances to the node
    reached = [len(nx.descendants(simple, node)) + 1 for node in simple]
    # igraph relates closeness to the reached part alone; the factor of Wasserman and Faust is put on.
    closeness = graph.closeness(mode="out", weights=weight, normalized=True)
    factors = [(r - 1) / (count - 1) if count > 1 else 0 for r in reached]
    lengths = dict(nx.all_pairs_dijkstra_path_length(simple, weight=weight or (lambda *_: 1)))
    edges = [edge.tuple for edge in graph.es]
    pairs = nx.edge_betweenness_centrality(simple, normalized=False, weight=weight)
    agreed([pairs[edge] if edge in pairs else pairs[edge[::-1]] for edge in edges], graph.edge_betweenness(weights=weight))
    return {
        "closeness": agreed(
            listed(nx.closeness_centrality(back, distance=weight)), [f * c if f else 0 for f, c in zip(factors, closeness)]
        ),
        "harmonic": agreed(
            listed(nx.harmonic_centrality(back, distance=weight)),
            [c * (count - 1) if count > 1 else 0 for c in graph.harmonic_centrality(mode="out", weights=weight)],
        ),
        "betweenness": agreed(
            listed(nx.betweenness_centrality(simple, normalized=False, weight=weight)), graph.betweenness(weights=weight)
        ),
        "edge_betweenness": by_pairs(pairs, simple.is_directed()),
        "eccentricity": agreed(
            [max(lengths[node].values()) for node in range(count)], graph.eccentricity(mode="out", weights=weight) if count else []
        ),
    }


def eigenvector(matrix):
    """The vector of the largest eigenvalue, if that is positive and simple, as in every strongly connected graph with an edge."""
    values, vectors = np.linalg.eig(matrix.T)
    order = np.argsort(-values.real)
    top = values[order[0]].real
    if top < 1e-3 or (len(order) > 1 and top - values[order[1]].real < 1e-3 * top):
        return None
    vector = np.abs(vectors[:, order[0]].real)
    assert np.allclose(vector @ matrix, top * vector)
    return without_noise(vector / np.linalg.norm(vector))


def without_noise(vector):
    """What is 0 in exact arithmetic."""
    return np.where(vector < 1e-12, 0, vector)


def katz(matrix):
    if radius(matrix) >= 10:
        return None
    vector = np.linalg.solve(np.eye(len(matrix)) - 0.1 * matrix.T, np.ones(len(matrix)))
    return vector / np.linalg.norm(vector)


def radius(matrix):
    return max(abs(np.linalg.eigvals(matrix)))


def pagerank(matrix, teleport, dangling):
    count = len(matrix)
    sums = matrix.sum(axis=1, keepdims=True)
    steps = np.where(sums > 0, matrix / np.where(sums > 0, sums, 1), dangling)
    return np.linalg.solve(np.eye(count) - 0.85 * steps.T, 0.15 * teleport)


def hits(matrix):
    if not matrix.any():
        return None, None
    left, values, right = np.linalg.svd(matrix)
    if len(values) > 1 and values[0] - values[1] < 1e-3 * values[0]:
        return None, None
    hub, authority = np.abs(left[:, 0]), np.abs(right[0])
    return without_noise(hub / hub.sum()), without_noise(authority / authority.sum())


def by_matrix(graph, weighted):
    """The eigenvector family."""
    matrix, count = graph.matrix(weighted), graph.count
    if count == 0:
        empty = ("katz", "pagerank", "personalization", "pagerank_personalized", "pagerank_personalized_dangling")
        return {"spectral_radius": 0} | {measure: [] for measure in empty}
    even = np.full(count, 1 / count)
    personalization = [(node + 1) % 3 for node in range(count)]
    teleport = np.array(personalization) / sum(personalization)
    hub, authority = hits(matrix)
    answers = {
        "spectral_radius": radius(matrix),
        "eigenvector": eigenvector(matrix),
        "katz": katz(matrix),
        "pagerank": pagerank(matrix, even, even),
        "hub": hub,
        "authority": authority,
        "personalization": personalization,
        "pagerank_personalized": pagerank(matrix, teleport, even),
        "pagerank_personalized_dangling": pagerank(matrix, teleport, teleport),
    }
    confirm(answers, nx.from_numpy_array(matrix, create_using=nx.DiGraph if graph.directed else nx.Graph))
    return answers


def confirm(answers, graph):
    """NetworkX and igraph give these answers too, as closely as they iterate. The weights of the graph are the entries of the matrix."""
    count = len(graph)
    uniform, chosen = dict.fromkeys(range(count), 1), dict(enumerate(answers["personalization"]))
    precise = {"tol": 1e-15, "max_iter": 5000}
    if count == 1:
        return  # NetworkX fails on a single node
    agreed(answers["pagerank"], listed(nx.pagerank(graph, **precise)))
    agreed(answers["pagerank_personalized"], listed(nx.pagerank(graph, personalization=chosen, dangling=uniform, **precise)))
    agreed(answers["pagerank_personalized_dangling"], listed(nx.pagerank(graph, personalization=chosen, **precise)))
    if answers["katz"] is not None:
        agreed(answers["katz"], listed(nx.katz_centrality_numpy(graph, weight="weight")))
    if answers["hub"] is not None:
        hub, authority = nx.hits(graph, **precise)
        agreed(answers["hub"], listed(hub))
        agreed(answers["authority"], listed(authority))
    if not graph.is_directed() and nx.number_of_selfloops(graph):
        return  # igraph counts a loop of an undirected graph twice
    second = to_igraph(graph)
    agreed(answers["pagerank"], second.pagerank(weights="weight"))
    agreed(
        answers["pagerank_personalized_dangling"], second.personalized_pagerank(reset=list(chosen.values()), weights="weight")
    )
    if answers["eigenvector"] is not None:
        agreed(answers["eigenvector"] / max(answers["eigenvector"]), second.eigenvector_centrality(weights="weight"))
    if answers["hub"] is not None and graph.is_directed():
        agreed(answers["hub"] / max(answers["hub"]), second.hub_score(weights="weight"))
        agreed(answers["authority"] / max(answers["authority"]), second.authority_score(weights="weight"))


def degrees(graph):
    simple, multigraph = graph.simple(), graph.multigraph()
    answers = {
        "degree": listed(dict(simple.degree)),
        "multi_degree": agreed(listed(dict(multigraph.degree)), to_igraph(multigraph).degree(loops=True)),
    }
    if graph.weights:
        answers["strength"] = listed(dict(multigraph.degree(weight="weight")))
        agreed(answers["strength"], to_igraph(multigraph).strength(weights="weight"))
    if graph.directed:
        for kind in ("in", "out"):
            answers[f"{kind}_degree"] = listed(dict(getattr(simple, f"{kind}_degree")))
            answers[f"multi_{kind}_degree"] = listed(dict(getattr(multigraph, f"{kind}_degree")))
            if graph.weights:
                answers[f"{kind}_strength"] = listed(dict(getattr(multigraph, f"{kind}_degree")(weight="weight")))
    return answers


def neighbourhoods(graph):
    """Cores, triangles, clustering, structural holes."""
    simple, undirected = graph.simple(), graph.simple(directed=False)
    directed_ask, ask = to_igraph(simple), to_igraph(undirected)
    answers = {
        "core": agreed(listed(nx.core_number(undirected)), ask.coreness()),
        "triangles": listed(nx.triangles(undirected)),
        "clustering": agreed(listed(nx.clustering(undirected)), ask.transitivity_local_undirected(mode="zero")),
        "constraint": constraint(simple, None),
        "effective_size": effective_size(simple, None),
    }
    if graph.directed:
        answers["core_total"] = agreed(listed(nx.core_number(simple)), directed_ask.coreness(mode="all"))
        answers["core_in"] = directed_ask.coreness(mode="in")
        answers["core_out"] = directed_ask.coreness(mode="out")
        answers["clustering_directed"] = listed(nx.clustering(simple))
    if graph.weights:
        answers["clustering_weighted_barrat"] = ask.transitivity_local_undirected(mode="zero", weights="weight")
        answers["clustering_weighted_onnela"] = listed(nx.clustering(undirected, weight="weight"))
        answers["constraint_weighted"] = constraint(simple, "weight")
        answers["effective_size_weighted"] = effective_size(simple, "weight")
    return answers


def constraint(simple, weight):
    """NetworkX refuses the empty graph."""
    return agreed(listed(nx.constraint(simple, weight=weight)), to_igraph(simple).constraint(weights=weight)) if len(simple) else []


def effective_size(simple, weight):
    """By the definition. NetworkX, asked for all nodes at once, departs from it where strengths differ; asked node by node, it agrees, but
    leaves out the nodes of a directed graph that no edge leaves.
    """
    if len(simple) == 0:
        return []
    strengths = nx.to_numpy_array(simple, range(len(simple)), weight=weight)
    strengths = strengths + strengths.T
    with np.errstate(invalid="ignore"):
        shares = strengths / strengths.sum(axis=1, keepdims=True)
        marginal = strengths / strengths.max(axis=1, keepdims=True)
    redundancy = np.nan_to_num(shares) @ np.nan_to_num(marginal).T
    sizes = np.where(strengths.any(axis=1), ((strengths > 0) * (1 - redundancy)).sum(axis=1), np.nan)
    found = listed(nx.effective_size(simple, nodes=list(simple), weight=weight))
    known = [node for node in simple if simple.degree(node) == 0 or any(True for _ in simple.neighbors(node))]
    agreed(sizes[known], [found[node] for node in known])
    return sizes


def answer(graph):
    simple = graph.simple()
    answers = degrees(graph) | by_distance(simple, None) | by_matrix(graph, False) | neighbourhoods(graph)
    if graph.weights:
        weighted = by_distance(simple, "weight") | by_matrix(graph, True)
        del weighted["personalization"]
        answers |= {f"{key}_weighted": value for key, value in weighted.items()}
    return answers


def main():
    write("centrality", CONVENTIONS, {graph.name: answer(graph) for graph in load()})


main()
