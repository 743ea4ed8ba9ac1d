"""The sandwich A⁻¹BA⁻¹/N of maximum likelihood with two parameters under another law, by mpmath: Newton for the nearest parameter, and
derivatives of the log-density by differences.

Run: python3 test/reference/bounds/misspecified.py > test/reference/bounds/misspecified.json   (mpmath 1.3)
"""
import json
from mpmath import diff, exp, log, loggamma, lu_solve, matrix, mp, mpf, norm, npdf, nstr, pi, quad, sqrt

mp.dps=20
rows=[]
def sandwich(model, other, names, loglik, q, support, start, n=1):
    mean=lambda f: quad(lambda x: f(x)*q(x), support)
    k=len(start)
    D=lambda x,t,orders: diff(lambda *s: loglik(x,*s), tuple(t), orders)
    e=lambda i: tuple(1 if j==i else 0 for j in range(k))
    e2=lambda i,j: tuple((1 if a==i else 0)+(1 if a==j else 0) for a in range(k))
    t=matrix(start)
    # Newton
    for it in range(30):
        g=matrix([mean(lambda x: D(x,t,e(i))) for i in range(k)])
        H=matrix(k,k)
        for i in range(k):
            for j in range(i,k): H[i,j]=H[j,i]=mean(lambda x: D(x,t,e2(i,j)))
        step=lu_solve(H,g); t=t-step
        if norm(step)<1e-14: break
    A=matrix(k,k); B=matrix(k,k)
    for i in range(k):
        for j in range(k):
            A[i,j]=-mean(lambda x: D(x,t,e2(i,j))); B[i,j]=mean(lambda x: D(x,t,e(i))*D(x,t,e(j)))
    S=A**-1*B*A**-1/n
    for i,nm in enumerate(names): rows.append(dict(lines=model,other=other,target=nm,pseudoTrue=nstr(t[i],14),value=nstr(S[i,i],14)))
lap=lambda x: exp(-abs(x))/2
sandwich(["x ~ Normal(mu, sigma)","at mu = 0, sigma = 1","samples 10"],["x ~ Laplace(c, 1)","at c = 0"],["mu","sigma"],lambda x,m,s:-log(s)-(x-m)**2/(2*s*s),lap,[-60,-10,0,10,60],[0.1,1.3],10)
nrm=lambda x: npdf(x)
sandwich(["x ~ Logistic(m, s)","at m = 0, s = 1"],["x ~ Normal(c, 1)","at c = 0"],["m","s"],lambda x,m,s:-(x-m)/s-2*log(1+exp(-(x-m)/s))-log(s),nrm,[-10,0,10],[0.05,0.6])
mp.dps=15
ln=lambda x: exp(-log(x)**2/(2*0.25))/(x*0.5*sqrt(2*pi)) if x>0 else mpf(0)
sandwich(["x ~ Gamma(k, rate = b)","at k = 2, b = 1","samples 5"],["x ~ LogNormal(c, 0.5)","at c = 0"],["k","b"],lambda x,k,b:k*log(b)-loggamma(k)+(k-1)*log(x)-b*x,ln,[0,0.05,0.3,0.8,1.5,3,8,30,120],[4,3.6],5)
wb=lambda x: 1.5*sqrt(x)*exp(-x**1.5)
sandwich(["x ~ LogNormal(mu, s)","at mu = 0, s = 1"],["x ~ Weibull(1.5, l)","at l = 1"],["mu","s"],lambda x,m,s:-log(s)-(log(x)-m)**2/(2*s*s),wb,[0,1e-4,1e-2,0.2,1,2,5,12],[-0.4,0.8])
gm=lambda x: x*exp(-x)
sandwich(["x ~ Weibull(k, l)","at k = 1, l = 1"],["x ~ Gamma(2, b)","at b = 1"],["k","l"],lambda x,k,l:log(k)-k*log(l)+(k-1)*log(x)-(x/l)**k,gm,[0,0.01,0.3,1,4,12,50],[1.4,2.2])
be=lambda x: 6*x*(1-x)
sandwich(["x ~ Kumaraswamy(a, b)","at a = 1, b = 1"],["x ~ Beta(c, 2)","at c = 2"],["a","b"],lambda x,a,b:log(a)+log(b)+(a-1)*log(x)+(b-1)*log(1-x**a),be,[0,0.2,0.5,0.8,1],[1.8,2.3])
print(json.dumps(rows,indent=1))
